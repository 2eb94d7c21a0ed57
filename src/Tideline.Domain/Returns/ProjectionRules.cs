using System.Globalization;

namespace Tideline.Domain.Returns;

/// <summary>How stocks are projected. Every value stands in the manifest.</summary>
public sealed record ProjectionRules
{
    /// <summary>Longest horizon in days; never longer than the days observed since onset.</summary>
    public int LongestHorizon { get; init; } = 28;

    /// <summary>Days in which recent inflow halves.</summary>
    public double InflowHalvesIn { get; init; } = 3;

    /// <summary>Half-life of return that is expected before much is observed, in days: Li et al. 2019 found 4 to 5 weeks.</summary>
    public double ExpectedHalfLife { get; init; } = 31.5;

    /// <summary>Contributors at which an area's own rate and that of all areas weigh the same: λ = n / (n + this).</summary>
    public double Shrinkage { get; init; } = 20;

    /// <summary>Past errors from which a band needs no widening.</summary>
    public int FewestErrors { get; init; } = 6;

    /// <summary>Contributors at the origin from which a past projection of a district is scored.</summary>
    public int FewestScored { get; init; } = 16;

    /// <summary>Factor on a band from fewer errors.</summary>
    public double WidenedBy { get; init; } = 1.5;

    /// <summary>Observations that the log drift looks back: a week of daily stocks, so that weekdays cancel.</summary>
    public int DriftSteps { get; init; } = 7;

    /// <summary>Fewest observations since the peak before a rate is fitted; before, the expected half-life stands.</summary>
    public int FewestObservations { get; init; } = 7;

    /// <summary>Days for which an alarm at an area's homes keeps its projection back.</summary>
    public int AlarmHolds { get; init; } = 7;

    /// <summary>Rise over the lowest stock since the peak, as a share, from which returns have reversed.</summary>
    public double Reversal { get; init; } = 0.1;

    /// <summary>Every parameter by snake_case name, as invariant text.</summary>
    public IReadOnlyDictionary<string, string> Print()
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["projection_longest_horizon"] = Text(LongestHorizon),
            ["projection_inflow_halves_in"] = Text(InflowHalvesIn),
            ["projection_expected_half_life"] = Text(ExpectedHalfLife),
            ["projection_shrinkage"] = Text(Shrinkage),
            ["projection_fewest_errors"] = Text(FewestErrors),
            ["projection_fewest_scored"] = Text(FewestScored),
            ["projection_widened_by"] = Text(WidenedBy),
            ["projection_drift_steps"] = Text(DriftSteps),
            ["projection_fewest_observations"] = Text(FewestObservations),
            ["projection_alarm_holds"] = Text(AlarmHolds),
            ["projection_reversal"] = Text(Reversal),
        };
    }
}
