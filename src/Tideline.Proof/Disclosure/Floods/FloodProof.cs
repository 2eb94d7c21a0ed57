using Tideline.Proof.Disclosure.Judging;

namespace Tideline.Proof.Disclosure.Floods;

/// <summary>A flood, released week after week with late records.</summary>
internal static class FloodProof
{
    /// <param name="flood">With data of at least so many weeks.</param>
    /// <param name="weeks">Releases.</param>
    /// <param name="work">Takes the releases.</param>
    /// <param name="keep">Whether they stay there, to look into them.</param>
    /// <param name="say">Told of each release.</param>
    /// <param name="cancellation">Stops between releases.</param>
    public static SequenceResult Run(GeneratedFlood flood, int weeks, string work, bool keep, Action<string> say, CancellationToken cancellation)
    {
        using var sequence = new ReleaseSequence(Path.Combine(work, "flood-releases"), keep);
        for (var week = 1; week <= weeks; week++)
        {
            cancellation.ThrowIfCancellationRequested();
            sequence.Add(flood.AsOf(week, cancellation));
            say($"flood, release {week} of {weeks}");
        }

        return new("flood", flood.Areas.All.Count, sequence.Released, sequence.Refused, sequence.JudgeGate(), sequence.JudgeTwin(), sequence.JudgeGuesses());
    }
}
