using System.Text;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;
using Tideline.Domain.Cubes;

namespace Tideline.Exchange.Formats;

/// <summary>One figure as SDMX has it.</summary>
/// <param name="Kind">Of the indicator's periods.</param>
/// <param name="Counterpart">P-code, <c>other</c>, or null where there is none.</param>
/// <param name="Value">Null unless a number may be shown.</param>
public sealed record SdmxFigure(
    string Indicator, Unit Unit, PeriodKind Kind, string Area, string? Counterpart, LocalDate Start, LocalDate End, decimal? Value, decimal? Lower, decimal? Upper,
    ObservationStatus Status);

/// <summary>SDMX-CSV 2.0. Codes: <c>_Z</c> not applicable, <c>_O</c> other; a hidden figure is confidential (C), any other free (F).</summary>
public static class SdmxCsv
{
    private static readonly string[] _columns =
    [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE",
        "OBS_STATUS", "CONF_STATUS", "LOWER", "UPPER",
    ];

    public static byte[] Write(IEnumerable<SdmxFigure> figures)
    {
        var text = new StringBuilder().Line(_columns);
        foreach (var f in figures)
        {
            text.Line(
                "dataflow", "TIDELINE:FIGURES(1.0)", "I", Frequency(f.Kind), f.Area, Counterpart(f.Counterpart), f.Indicator.ToUpperInvariant(),
                Time(f.Start, f.End, f.Kind), f.Value, Measure(f.Unit), f.Status.Code(), f.Status == ObservationStatus.Suppressed ? "C" : "F", f.Lower, f.Upper);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Frequency(PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "D",
        PeriodKind.Week => "W",
        PeriodKind.Month => "M",
        PeriodKind.SinceOnset => "_O",
    };

    private static string Measure(Unit unit) => unit switch
    {
        Unit.People => "PS",
        Unit.Subscribers => "SUBSCRIBERS",
        Unit.Share => "SHARE",
        Unit.Index => "INDEX",
        Unit.Trips => "TRIPS",
    };

    private static string Counterpart(string? counterpart) => counterpart switch
    {
        null => "_Z",
        "other" => "_O",
        _ => counterpart,
    };

    /// <summary>A day, an ISO week, a month, or a first day and a number of days.</summary>
    private static string Time(LocalDate start, LocalDate end, PeriodKind kind)
    {
        var days = NodaTime.Period.DaysBetween(start, end) + 1;
        return kind switch
        {
            PeriodKind.Day when days == 1 => LocalDatePattern.Iso.Format(start),
            PeriodKind.Week when days == 7 && start.DayOfWeek == IsoDayOfWeek.Monday => FormattableString.Invariant(
                $"{WeekYearRules.Iso.GetWeekYear(start):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(start):00}"),
            PeriodKind.Month when start.Day == 1 && end.PlusDays(1) == start.PlusMonths(1) =>
                FormattableString.Invariant($"{start.Year:0000}-{start.Month:00}"),
            _ => FormattableString.Invariant($"{LocalDatePattern.Iso.Format(start)}/P{days}D"),
        };
    }
}
