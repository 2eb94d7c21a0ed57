using NodaTime;
using NodaTime.Text;
using Tideline.Release.Gate;

namespace Tideline.Proof.Disclosure;

/// <summary>What the release gate is told of an attack proof.</summary>
internal static class AttackRecord
{
    public static ProofRecord Of(AttackOutcome outcome, LocalDate date)
    {
        var released = outcome.Membership.Count == 0 ? null : outcome.Membership[^1];
        return new(
            ProofRecord.SourcesOfThisVersion, LocalDatePattern.Iso.Format(date), outcome.Plan.Hierarchies, outcome.Plan.Weeks, outcome.Plan.Seed,
            outcome.All.Sum(r => r.Gate.Attacked), outcome.All.Sum(r => r.Gate.Told + r.Gate.ToldChanges), outcome.All.Sum(r => r.Twin.Told), released?.Mean, released?.Worst);
    }
}
