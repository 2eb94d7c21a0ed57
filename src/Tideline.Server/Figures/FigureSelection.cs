using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>Figures that a query found, in the order of the release.</summary>
internal sealed record FigureSelection(ReleasedTable Table, IndicatorTable Figures, IReadOnlyList<ReleasedRow> Rows)
{
    public string AreaOf(in ReleasedRow row) => Figures.Areas[row.Area];

    /// <summary>Null where the indicator has no counterpart.</summary>
    public string? CounterpartOf(in ReleasedRow row) => row.Counterpart < 0 ? null : Figures.Counterparts[row.Counterpart];

    public FigurePeriod PeriodOf(in ReleasedRow row) => Figures.Periods[row.Period];

    public string NameOf(string pcode) => Table.Boundaries.NameOf(pcode);

    public bool HasCounterparts => Figures.Counterparts.Count > 0;

    /// <summary>A name for files: what, where, as known when.</summary>
    public string FileName => $"{Table.Release.Emergency}_{Figures.Indicator}_{Table.Release.Vintage:uuuu-MM-dd}";
}
