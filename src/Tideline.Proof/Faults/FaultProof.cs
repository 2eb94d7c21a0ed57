using System.Diagnostics;

namespace Tideline.Proof.Faults;

/// <summary>Lets the program work through mornings by itself, kills it, and holds what comes out against mornings without a fault.</summary>
internal static class FaultProof
{
    // A country in which no kill comes about would go on for ever.
    private const int MostCountries = 60;

    public static FaultOutcome Run(FaultPlan plan, Action<string> say, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        var work = Path.Combine(plan.Work, "faults");
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        plan = plan with { Work = work };
        try
        {
            var prepared = Country.Make(plan, Path.Combine(work, "prepared"));
            say(FormattableString.Invariant($"Generated and ran the history: {since.Elapsed.TotalSeconds:0} s."));
            var judgement = new Judgement(say);
            var undisturbed = UndisturbedMornings.Run(plan, prepared.Copy(Path.Combine(work, "undisturbed")), judgement, say);
            var killed = new KilledMornings(plan, undisturbed, judgement, () => since.Elapsed < plan.Longest, say);
            var countries = 0;
            for (; killed.Kills.Count(k => k.Killed) < plan.Kills && countries < MostCountries && since.Elapsed < plan.Longest; countries++)
            {
                cancellation.ThrowIfCancellationRequested();
                var country = prepared.Copy(Path.Combine(work, "killed"));
                killed.Run(country, FormattableString.Invariant($"Country {countries + 1}"), cancellation);
                Directory.Delete(country.Root, recursive: true);
            }

            IReadOnlyList<OtherFault> others = plan.Others ? new OtherFaults(plan, prepared, undisturbed.Country, judgement, say).Run(cancellation) : [];
            var (_, kept) = Judgement.Counted(undisturbed.Country);
            return new(
                plan, countries, killed.Kills, undisturbed.AllBoundaries, undisturbed.Country.RowsOfFiles(), kept, undisturbed.Country.Releases.Count,
                judgement.Looks, others, judgement.Faults, since.Elapsed.TotalSeconds);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
