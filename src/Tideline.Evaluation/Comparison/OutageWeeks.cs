using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Comparison;

/// <summary>Outage index of areas by week: 1 − network coverage, the median of the week's days that have one.</summary>
internal sealed class OutageWeeks
{
    private const double Degraded = 0.3;
    private const double Blind = 0.7;
    private readonly ILookup<string, (LocalDate Day, double Index)> _days;

    /// <param name="coverage">Cells of <c>network_coverage</c>, of one or more levels.</param>
    public OutageWeeks(IEnumerable<CubeCell> coverage) => _days = coverage.Where(c => !double.IsNaN(c.Estimate.Value))
        .ToLookup(c => c.Area, c => (c.Start, 1 - c.Estimate.Value));

    /// <summary>The greater of the area's and the counterpart's; null where neither is known.</summary>
    public double? Index(ScoredCell cell) =>
        cell.Counterpart is { } other && Median(other, cell) is { } there ? Math.Max(there, Median(cell.Area, cell) ?? 0) : Median(cell.Area, cell);

    /// <summary><c>normal</c> up to 0.3, <c>degraded</c> up to 0.7, <c>blind</c> above; null where not known.</summary>
    public string? ClassOf(ScoredCell cell) => Index(cell) switch
    {
        null => null,
        <= Degraded => "normal",
        <= Blind => "degraded",
        _ => "blind",
    };

    private double? Median(string area, ScoredCell cell)
    {
        double[] week = [.. _days[area].Where(d => d.Day >= cell.Start && d.Day <= cell.End).Select(d => d.Index).Order()];
        return week.Length == 0 ? null : (week[(week.Length - 1) / 2] + week[week.Length / 2]) / 2;
    }
}
