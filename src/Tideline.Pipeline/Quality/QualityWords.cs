using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Quality;

namespace Tideline.Pipeline.Quality;

/// <summary>How the page writes codes, dates and numbers.</summary>
internal static class QualityWords
{
    public static string Date(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Date(LocalDate? day) => day is { } known ? Date(known) : "none";

    /// <summary>12, 3.5k, 1.2M: for axes.</summary>
    public static string Short(double value) => value switch
    {
        >= 1e9 => (value / 1e9).ToString("0.##", CultureInfo.InvariantCulture) + "G",
        >= 1e6 => (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M",
        >= 1e3 => (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k",
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>A share as a percentage; a small one is not written as none.</summary>
    public static string Share(double share) =>
        share is > 0 and < 0.0001 ? "< 0.01%" : share.ToString("0.00%", CultureInfo.InvariantCulture);

    public static string Verdict(DayReport day) => day.Status switch
    {
        DayStatus.Valid => "valid",
        DayStatus.Warn => "used, low volume",
        DayStatus.Invalid => "invalid: " + day.Fault switch
        {
            DayFault.Missing => "no events",
            DayFault.Partial => "small hours only",
            DayFault.Truncated => "cut before 18:00",
            DayFault.LowVolume => "below half of the usual volume",
            null => "not used",
        },
    };

    public static string Kind(DeviceKind kind) => kind switch
    {
        DeviceKind.Person => "people",
        DeviceKind.StaticDevice => "static devices with a rhythm",
        DeviceKind.HighRateDevice => "more than 20 events an hour, sustained",
    };

    public static string Code(string code) => code.Replace('_', ' ');
}
