using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Server.Figures;
using Tideline.Server.Releases;

namespace Tideline.Server.Formats;

/// <summary>A column of the tidy table, which every format but the compact one writes: a figure on each row.</summary>
/// <param name="Hxl">Its HXL tag.</param>
/// <param name="Get">Text, day, number or null.</param>
internal sealed record TidyColumn(string Name, string Hxl, Func<ReleasedRow, object?> Get)
{
    /// <summary>The contract's columns in their order, with names beside the p-codes, and the release.</summary>
    public static IReadOnlyList<TidyColumn> Of(FigureSelection s)
    {
        var (figures, release) = (s.Figures, s.Table.Release);
        int[] levels = [.. s.Rows.Select(r => figures.Levels[r.Area]).Distinct()];
        var place = levels is [>= 0 and var level] ? FormattableString.Invariant($"#adm{level}") : "#geo";
        var number = NumberTag(figures);
        return
        [
            new("indicator", "#indicator+name", _ => figures.Indicator),
            new("area", place + "+code", r => s.AreaOf(r)),
            new("area_name", place + "+name", r => s.NameOf(s.AreaOf(r))),
            new("counterpart_area", place + "+code+destination", r => s.CounterpartOf(r)),
            new("counterpart_name", place + "+name+destination", r => s.CounterpartOf(r) is { } other ? s.NameOf(other) : null),
            new("period_start", "#date+start", r => s.PeriodOf(r).Start),
            new("period_end", "#date+end", r => s.PeriodOf(r).End),
            new("value", number, r => Number(r.Value)),
            new("lower", number + "+lower", r => Number(r.Lower)),
            new("upper", number + "+upper", r => Number(r.Upper)),
            new("unit", "#indicator+unit", _ => figures.UnitWord),
            new("status", "#indicator+status", r => r.Status.Code()),
            new("definition", "#meta+definition", _ => figures.Definition),
            new("emergency", "#crisis+code", _ => release.Emergency),
            new("vintage", "#date+vintage", _ => release.Vintage),
            new("release", "#meta+release", _ => release.Id.Value),
        ];
    }

    /// <summary>A day like 2025-09-01; text as it is.</summary>
    public static string? TextOf(object? value) => value is LocalDate day ? LocalDatePattern.Iso.Format(day) : value as string;

    private static object? Number(double number) => double.IsNaN(number) ? null : number;

    private static string NumberTag(IndicatorTable figures) => figures.Unit switch
    {
        Unit.People when figures.Indicator.Contains("displaced", StringComparison.Ordinal)
            || figures.Indicator == Indicator.DisplacementFlow.Name => "#affected+displaced+num",
        Unit.People when figures.Indicator == Indicator.Returned.Name => "#affected+returned+num",
        Unit.People => "#population+num",
        _ => "#indicator+num",
    };
}
