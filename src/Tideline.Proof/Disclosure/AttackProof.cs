using System.Diagnostics;
using System.Globalization;
using Tideline.Proof.Disclosure.Floods;
using Tideline.Proof.Disclosure.Hierarchies;
using Tideline.Proof.Disclosure.Judging;
using Tideline.Proof.Disclosure.Membership;
using Tideline.Proof.Disclosure.Unicity;

namespace Tideline.Proof.Disclosure;

/// <summary>Attacks random countries, then a flood's weekly releases, its members and its paths.</summary>
internal static class AttackProof
{
    private const int PresenceDays = 14;
    private const int UnicityDays = 28;
    private const int UnicitySample = 1000;

    /// <param name="work">Takes countries and releases.</param>
    /// <param name="keep">Whether the releases stay there; the flood's country does not.</param>
    /// <param name="say">Told of each country.</param>
    /// <param name="cancellation">Stops between countries and releases.</param>
    public static AttackOutcome Run(AttackPlan plan, string work, bool keep, Action<string> say, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var hierarchies = new SequenceResult[plan.Hierarchies];
        Parallel.For(
            0, plan.Hierarchies,
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            h =>
            {
                hierarchies[h] = HierarchyProof.Run(plan.Seed + (ulong)h, plan.HierarchyWeeks, work, keep);
                say(Line(hierarchies[h]));
            });
        if (plan.Weeks == 0)
        {
            return new(plan, hierarchies, null, [], [], watch.Elapsed.TotalSeconds);
        }

        var folder = Path.Combine(work, "flood");
        var flood = GeneratedFlood.Make(plan.Weeks, plan.Subscribers, plan.Seed, folder, cancellation);
        var weekly = FloodProof.Run(flood, plan.Weeks, work, keep, say, cancellation);
        say(Line(weekly));
        var membership = Membership(flood, plan, cancellation);
        var unicity = UnicityTable.Of(flood, UnicityDays, UnicitySample, plan.Seed);
        Directory.Delete(folder, recursive: true);
        return new(plan, hierarchies, weekly, membership, unicity, watch.Elapsed.TotalSeconds);
    }

    private static MembershipResult[] Membership(GeneratedFlood flood, AttackPlan plan, CancellationToken cancellation)
    {
        var table = PresenceTable.Of(flood, PresenceDays);
        var game = new MembershipGame(table, table.People.Count / 2, plan.Groups, plan.Seed);
        return
        [
            .. new[] { (Raw: true, Name: "the counts themselves, which never go out"), (Raw: false, Name: "the gate's release") }
                .Select(k => MembershipResult.Of(
                    k.Name, table.People.Count / 2, plan.Groups, game.Play(plan.Targets, k.Raw, cancellation), plan.Seed)),
        ];
    }

    private static string Line(SequenceResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"{r.Name}: {r.Released} releases, {r.Refused.Count} refused; told by the gate {r.Gate.Told} of {r.Gate.Attacked}, by a threshold alone {r.Twin.Told} of {r.Twin.Attacked}{(r.Guesses is { } g ? $"; guessed {g.Told}, mistaken {g.Mistaken.Count}" : "")}");
}
