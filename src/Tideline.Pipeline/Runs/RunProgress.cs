namespace Tideline.Pipeline.Runs;

/// <summary>Where a run stands.</summary>
/// <param name="Stage">What is being done, in a few words for a person.</param>
/// <param name="Done">Done of <paramref name="Total"/>, in the stage's own unit.</param>
/// <param name="Total">0 where it is not known.</param>
public sealed record RunProgress(string Stage, long Done, long Total);
