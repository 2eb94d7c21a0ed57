namespace Tideline.Proof.Faults;

/// <summary>Where a process is killed.</summary>
internal enum KillKind
{
    /// <summary>When a file or folder is first touched by it.</summary>
    Disk,

    /// <summary>When it says that a stage begins.</summary>
    Stage,

    /// <summary>At an instant that was drawn.</summary>
    Instant,

    /// <summary>At an instant that was drawn, the watch alone: its work is left to itself.</summary>
    WatchAlone,

    /// <summary>At an instant that was drawn, while a person approves or publishes.</summary>
    Release,
}

/// <param name="Kind">Where the process was to be killed.</param>
/// <param name="At">The file, the stage, or the share of an undisturbed morning.</param>
/// <param name="Killed">False: it ended before.</param>
internal sealed record Kill(KillKind Kind, string At, bool Killed);

/// <summary>A fault that is no kill, and what became of it.</summary>
/// <param name="Held">Whether all was as it should be.</param>
internal sealed record OtherFault(string What, string Then, bool Held);

/// <summary>What a proof found.</summary>
/// <param name="Countries">How often the mornings were gone through with kills.</param>
/// <param name="Kills">All that were tried, in order.</param>
/// <param name="Boundaries">Files, folders and stages that an undisturbed morning touches or says.</param>
/// <param name="Rows">Rows of the operator's files.</param>
/// <param name="Events">Of them kept, in one country.</param>
/// <param name="Releases">That were proposed, in one country.</param>
/// <param name="Looks">How often a project was looked at for figures that should not be there.</param>
/// <param name="Faults">Everything that was not as it should be; none: it held.</param>
/// <param name="Seconds">That it took.</param>
internal sealed record FaultOutcome(
    FaultPlan Plan, int Countries, IReadOnlyList<Kill> Kills, IReadOnlyList<string> Boundaries, long Rows, long Events, int Releases, int Looks,
    IReadOnlyList<OtherFault> Others, IReadOnlyList<string> Faults, double Seconds);
