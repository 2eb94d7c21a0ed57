using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation;

/// <summary>
/// All scores of one emergency, or of several seeds pooled: sums of errors and truths, never means of ratios. A score is
/// null where its truth or its cube is absent.
/// </summary>
public sealed record EvaluationScores
{
    /// <summary>Stock by home district and week against moves out of the home area of the finest level: what the
    /// definition can see.</summary>
    public StockScore? Displaced { get; init; }

    /// <summary>The same against all moves, also those inside the home area.</summary>
    public StockScore? DisplacedWithMovesInside { get; init; }

    /// <summary>Parts of <see cref="Displaced"/>, by name.</summary>
    public IReadOnlyDictionary<string, StockScore> Splits { get; init; } = new SortedDictionary<string, StockScore>(StringComparer.Ordinal);

    public StatusCounts? Statuses { get; init; }

    /// <summary>Order of home districts within a week.</summary>
    public RankScores? HomeRanks { get; init; }

    /// <summary>People hosted by district and week.</summary>
    public Errors? Hosted { get; init; }

    /// <summary>Order of host districts within a week.</summary>
    public RankScores? HostRanks { get; init; }

    /// <summary>Home district by host district and week; the diagonal holds moves between areas of one district.</summary>
    public FlowOverlap? Flows { get; init; }

    public EpisodeScore? NewlyDisplaced { get; init; }

    public EpisodeScore? Returned { get; init; }

    /// <summary>Greatest distance of the share returned so far from the truth; of several seeds the worst.</summary>
    public double? ReturnCurveGap { get; init; }

    /// <summary>People present by district and day.</summary>
    public ErrorSums? PresentPopulation { get; init; }

    /// <summary>Residents by district, in the last month before the emergency.</summary>
    public ErrorSums? Residents { get; init; }

    /// <summary>Adds sums up; a score that one side lacks is that of the other.</summary>
    public static EvaluationScores operator +(EvaluationScores left, EvaluationScores right) => new()
    {
        Displaced = Ratio.Either(left.Displaced, right.Displaced),
        DisplacedWithMovesInside = Ratio.Either(left.DisplacedWithMovesInside, right.DisplacedWithMovesInside),
        Splits = new SortedDictionary<string, StockScore>(
            left.Splits.Concat(right.Splits).GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Select(s => s.Value).Aggregate((a, b) => a + b)),
            StringComparer.Ordinal),
        Statuses = Ratio.Either(left.Statuses, right.Statuses),
        HomeRanks = Ratio.Either(left.HomeRanks, right.HomeRanks),
        Hosted = Ratio.Either(left.Hosted, right.Hosted),
        HostRanks = Ratio.Either(left.HostRanks, right.HostRanks),
        Flows = Ratio.Either(left.Flows, right.Flows),
        NewlyDisplaced = Ratio.Either(left.NewlyDisplaced, right.NewlyDisplaced),
        Returned = Ratio.Either(left.Returned, right.Returned),
        ReturnCurveGap = left.ReturnCurveGap is { } a && right.ReturnCurveGap is { } b ? Math.Max(a, b) : left.ReturnCurveGap ?? right.ReturnCurveGap,
        PresentPopulation = Ratio.Either(left.PresentPopulation, right.PresentPopulation),
        Residents = Ratio.Either(left.Residents, right.Residents),
    };
}
