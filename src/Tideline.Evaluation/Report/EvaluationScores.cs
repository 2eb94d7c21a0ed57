using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation;

/// <summary>
/// All scores of one emergency, or of several seeds pooled: sums of errors and truths, never means of ratios. A score is
/// null, a table empty, where its truth or its figures are absent.
/// </summary>
public sealed record EvaluationScores
{
    /// <summary>Stock by home district and week against moves out of the home area of the finest level: what the
    /// definition can see.</summary>
    public StockScore? Displaced { get; init; }

    /// <summary>The same against all moves, also those inside the home area.</summary>
    public StockScore? DisplacedWithMovesInside { get; init; }

    /// <summary>Parts of <see cref="Displaced"/>, by name.</summary>
    public IReadOnlyDictionary<string, StockScore> Splits { get; init; } = Empty<string, StockScore>();

    public StatusCounts? Statuses { get; init; }

    /// <summary>Outages and emptied places, by area of the finest level and week.</summary>
    public GuardCounts? Guards { get; init; }

    public HeadlineCounts? Headlines { get; init; }

    /// <summary>Order of home districts within a week.</summary>
    public RankScores? HomeRanks { get; init; }

    /// <summary>People hosted by district and week, and the order of hosts.</summary>
    public HostScore? Hosts { get; init; }

    /// <summary>Parts of <see cref="Hosts"/>, by name.</summary>
    public IReadOnlyDictionary<string, HostScore> HostSplits { get; init; } = Empty<string, HostScore>();

    /// <summary>Home district by host district and week; the diagonal holds moves between areas of one district.</summary>
    public FlowScore? Flows { get; init; }

    /// <summary>Parts of <see cref="Flows"/>, by name; areas are origins, outages the greater of both ends.</summary>
    public IReadOnlyDictionary<string, FlowScore> FlowSplits { get; init; } = Empty<string, FlowScore>();

    public EpisodeScore? NewlyDisplaced { get; init; }

    public EpisodeScore? Returned { get; init; }

    /// <summary>Greatest distance of the share returned so far since onset from the truth; of several seeds the worst.</summary>
    public double? ReturnCurveGap { get; init; }

    /// <summary>Share returned by so many days after leaving, of the whole emergency.</summary>
    public ReturnedShareScore? ReturnedShare { get; init; }

    /// <summary>The same by home district.</summary>
    public ReturnedShareScore? ReturnedShareOfDistricts { get; init; }

    /// <summary>Parts of <see cref="ReturnedShareOfDistricts"/>, by name.</summary>
    public IReadOnlyDictionary<string, ReturnedShareScore> ReturnedShareSplits { get; init; } = Empty<string, ReturnedShareScore>();

    /// <summary>Projected stocks by weeks ahead, by home district, against the truth of later weeks.</summary>
    public IReadOnlyDictionary<int, ForecastScore> Forecasts { get; init; } = Empty<int, ForecastScore>();

    /// <summary>Parts of <see cref="Forecasts"/>, all weeks ahead together, by name.</summary>
    public IReadOnlyDictionary<string, ForecastScore> ForecastSplits { get; init; } = Empty<string, ForecastScore>();

    /// <summary>The runs' own back-tests by weeks ahead; no truth is in them.</summary>
    public IReadOnlyDictionary<int, BackTestSums> BackTests { get; init; } = Empty<int, BackTestSums>();

    /// <summary>Alarms by admin level.</summary>
    public IReadOnlyDictionary<int, AlarmScore> Alarms { get; init; } = Empty<int, AlarmScore>();

    /// <summary>Parts of the alarms of the scored level, by name.</summary>
    public IReadOnlyDictionary<string, AlarmScore> AlarmSplits { get; init; } = Empty<string, AlarmScore>();

    /// <summary>People present by district and day.</summary>
    public ErrorSums? PresentPopulation { get; init; }

    /// <summary>Residents by district, in the last month before the emergency.</summary>
    public ErrorSums? Residents { get; init; }

    /// <summary>Adds sums up; a score that one side lacks is that of the other.</summary>
    public static EvaluationScores operator +(EvaluationScores left, EvaluationScores right) => new()
    {
        Displaced = Ratio.Either(left.Displaced, right.Displaced),
        DisplacedWithMovesInside = Ratio.Either(left.DisplacedWithMovesInside, right.DisplacedWithMovesInside),
        Splits = Tables.Sum(left.Splits, right.Splits),
        Statuses = Ratio.Either(left.Statuses, right.Statuses),
        Guards = Ratio.Either(left.Guards, right.Guards),
        Headlines = Ratio.Either(left.Headlines, right.Headlines),
        HomeRanks = Ratio.Either(left.HomeRanks, right.HomeRanks),
        Hosts = Ratio.Either(left.Hosts, right.Hosts),
        HostSplits = Tables.Sum(left.HostSplits, right.HostSplits),
        Flows = Ratio.Either(left.Flows, right.Flows),
        FlowSplits = Tables.Sum(left.FlowSplits, right.FlowSplits),
        NewlyDisplaced = Ratio.Either(left.NewlyDisplaced, right.NewlyDisplaced),
        Returned = Ratio.Either(left.Returned, right.Returned),
        ReturnCurveGap = left.ReturnCurveGap is { } a && right.ReturnCurveGap is { } b ? Math.Max(a, b) : left.ReturnCurveGap ?? right.ReturnCurveGap,
        ReturnedShare = Ratio.Either(left.ReturnedShare, right.ReturnedShare),
        ReturnedShareOfDistricts = Ratio.Either(left.ReturnedShareOfDistricts, right.ReturnedShareOfDistricts),
        ReturnedShareSplits = Tables.Sum(left.ReturnedShareSplits, right.ReturnedShareSplits),
        Forecasts = Tables.Sum(left.Forecasts, right.Forecasts),
        ForecastSplits = Tables.Sum(left.ForecastSplits, right.ForecastSplits),
        BackTests = Tables.Sum(left.BackTests, right.BackTests),
        Alarms = Tables.Sum(left.Alarms, right.Alarms),
        AlarmSplits = Tables.Sum(left.AlarmSplits, right.AlarmSplits),
        PresentPopulation = Ratio.Either(left.PresentPopulation, right.PresentPopulation),
        Residents = Ratio.Either(left.Residents, right.Residents),
    };

    private static SortedDictionary<TKey, TScore> Empty<TKey, TScore>()
        where TKey : notnull => Tables.Sorted<TKey, TScore>([]);
}
