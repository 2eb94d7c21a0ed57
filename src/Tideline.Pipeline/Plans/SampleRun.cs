namespace Tideline.Pipeline.Plans;

/// <summary>What a whole run over a sample of subscribers took, all days made anew.</summary>
/// <param name="Rows">Events of the sample.</param>
/// <param name="Stages">In order of their first coming.</param>
/// <param name="PeakBytes">Greatest memory of the process.</param>
/// <param name="DayBytes">Daily tables on disk.</param>
/// <param name="OtherBytes">Everything else the run wrote.</param>
/// <param name="Again">The same run once more, with all that the first had kept; null where the planned run has nothing kept.</param>
public sealed record SampleRun(
    long Rows, IReadOnlyList<StageCost> Stages, double PeakBytes, long DayBytes, long OtherBytes, RunAgain? Again = null);

/// <summary>What a run took that found every day, month and count kept.</summary>
/// <param name="Stages">In order of their first coming.</param>
/// <param name="PeakBytes">Greatest memory of the process.</param>
public sealed record RunAgain(IReadOnlyList<StageCost> Stages, double PeakBytes);
