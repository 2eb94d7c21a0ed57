using System.Runtime.InteropServices;
using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Attack;

/// <summary>What the attacker looked at.</summary>
public enum AttackView
{
    /// <summary>One release alone.</summary>
    OneRelease,

    /// <summary>A release together with all before it.</summary>
    EarlierReleases,

    /// <summary>A release, with the shares returned of those ever displaced.</summary>
    SharesReturned,

    /// <summary>A projection, divided by the share that the projections of other areas keep.</summary>
    Projections,

    /// <summary>What changed between two releases.</summary>
    Differences,
}

/// <summary>How the interval was found.</summary>
public enum AttackMethod
{
    /// <summary>Adding and subtracting sums.</summary>
    Elimination,

    /// <summary>One sum at a time, again and again.</summary>
    Propagation,

    /// <summary>Many sums at once.</summary>
    LinearProgramme,

    /// <summary>Dividing a printed number by another.</summary>
    Division,
}

/// <summary>A hidden figure of one release.</summary>
/// <param name="Release">Position in the sequence of releases.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Target(int Release, RowKey Key);

/// <summary>An interval that an attack gives for a hidden figure.</summary>
/// <param name="Bounds">In the unit of the figure; for <see cref="AttackView.Differences"/> of its change since the release before.</param>
public sealed record Finding(Target Target, AttackView View, AttackMethod Method, Bounds Bounds);

/// <summary>What an attack on a sequence of releases came to.</summary>
/// <param name="Targets">Every hidden figure that was attacked: people or trips, without a printed number in this or an earlier release.</param>
/// <param name="Findings">Every interval with an end.</param>
public sealed record AttackReport(IReadOnlyList<Target> Targets, IReadOnlyList<Finding> Findings);
