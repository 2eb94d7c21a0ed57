using System.Text;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Server.Figures;
using Tideline.Server.Releases;

namespace Tideline.Server.Formats;

/// <summary>SDMX-CSV 2.0. Codes: <c>_Z</c> not applicable, <c>_O</c> other; a hidden figure is confidential (C), any other free (F).</summary>
internal static class SdmxCsv
{
    private static readonly string[] _columns =
    [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE",
        "OBS_STATUS", "CONF_STATUS", "LOWER", "UPPER",
    ];

    public static byte[] Write(FigureSelection selection)
    {
        var (figures, kind) = (selection.Figures, selection.Figures.Kind);
        var text = new StringBuilder();
        Csv.Line(text, _columns);
        foreach (var row in selection.Rows)
        {
            Csv.Line(text,
            [
                "dataflow", "TIDELINE:FIGURES(1.0)", "I", Frequency(kind), selection.AreaOf(row), Counterpart(selection.CounterpartOf(row)),
                figures.Indicator.ToUpperInvariant(), Time(selection.PeriodOf(row), kind), Number(row.Value), Measure(figures.Unit), row.Status.Code(),
                row.Status == ObservationStatus.Suppressed ? "C" : "F", Number(row.Lower), Number(row.Upper),
            ]);
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
    private static string Time(FigurePeriod period, PeriodKind kind)
    {
        var days = NodaTime.Period.DaysBetween(period.Start, period.End) + 1;
        return kind switch
        {
            PeriodKind.Day when days == 1 => LocalDatePattern.Iso.Format(period.Start),
            PeriodKind.Week when days == 7 && period.Start.DayOfWeek == IsoDayOfWeek.Monday => FormattableString.Invariant(
                $"{WeekYearRules.Iso.GetWeekYear(period.Start):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(period.Start):00}"),
            PeriodKind.Month when period.Start.Day == 1 && period.End.PlusDays(1) == period.Start.PlusMonths(1) =>
                FormattableString.Invariant($"{period.Start.Year:0000}-{period.Start.Month:00}"),
            _ => FormattableString.Invariant($"{LocalDatePattern.Iso.Format(period.Start)}/P{days}D"),
        };
    }

    private static object? Number(double number) => double.IsNaN(number) ? null : number;
}
