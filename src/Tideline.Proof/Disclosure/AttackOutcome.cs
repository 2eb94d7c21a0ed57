using Tideline.Proof.Disclosure.Judging;
using Tideline.Proof.Disclosure.Membership;
using Tideline.Proof.Disclosure.Unicity;

namespace Tideline.Proof.Disclosure;

/// <summary>All that an attack proof found.</summary>
/// <param name="Flood">Null where none was asked for.</param>
/// <param name="Seconds">Time of the whole.</param>
internal sealed record AttackOutcome(
    AttackPlan Plan,
    IReadOnlyList<SequenceResult> Hierarchies,
    SequenceResult? Flood,
    IReadOnlyList<MembershipResult> Membership,
    IReadOnlyList<UnicityRow> Unicity,
    double Seconds)
{
    /// <summary>Every country.</summary>
    public IEnumerable<SequenceResult> All => Flood is null ? Hierarchies : [.. Hierarchies, Flood];
}
