using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Exports;

/// <summary>Words that go with figures of phones wherever they stand in a table made for people counted by others.</summary>
internal static class EstimateWords
{
    /// <summary>The kind of assessment: none of DTM's own, which are counts.</summary>
    public const string Assessment = "MPD";

    /// <summary>The name of an operation that says it is none of DTM's, and where the data are synthetic that they are.</summary>
    public static string Operation(string emergency, ExportOptions options) => $"{Synthetic(options)}Tideline estimate from mobile operator data: {emergency}";

    /// <summary>What stands before names and titles of synthetic data; empty for others.</summary>
    public static string Synthetic(ExportOptions options) => options.IsSynthetic ? "SYNTHETIC DATA, not a real emergency: " : "";

    /// <summary>A cause in DTM's words.</summary>
    public static string Reason(string hazard) => hazard switch
    {
        "conflict" => "Conflict",
        "other" => "Other reason",
        _ => "Natural disaster",
    };

    /// <summary>What a reader of one row must know.</summary>
    public static string Warning(Observation o) => o switch
    {
        { Value: not null, Lower: { } lower, Upper: { } upper } => FormattableString.Invariant(
            $"estimate from mobile operator data, not a count of IDPs; 80% interval {lower:0.##} to {upper:0.##}; status {o.Status.Code()}"),
        { Value: not null } => $"estimate from mobile operator data, not a count of IDPs; status {o.Status.Code()}",
        { Status: ObservationStatus.Suppressed } => "suppressed by disclosure control; not 0",
        { Status: ObservationStatus.NotObservable } => "not observable by the network; not 0",
        _ => "no number may be shown; not 0",
    };
}
