using System.Diagnostics;

namespace Tideline.Proof.Standing;

/// <summary>Runs the cases of a plan that have no result yet, one after another.</summary>
internal static class StandingProof
{
    /// <param name="plan">The cases.</param>
    /// <param name="store">Where results are kept.</param>
    /// <param name="keep">Whether each country's truth and cubes stay in its folder.</param>
    /// <param name="say">Told of each case.</param>
    /// <param name="cancellation">Stops between days and batches; results that are written stay.</param>
    public static void Run(ProofPlan plan, ProofStore store, bool keep, Action<string> say, CancellationToken cancellation)
    {
        for (var i = 0; i < plan.Cases.Count; i++)
        {
            var wanted = plan.Cases[i];
            if (store.Find(wanted) is not null)
            {
                continue;
            }

            var result = Run(wanted, store.CountryOf(wanted), cancellation);
            store.Put(result);
            if (!keep)
            {
                Directory.Delete(store.CountryOf(wanted), recursive: true);
            }

            say(FormattableString.Invariant(
                $"{i + 1} of {plan.Cases.Count}: {wanted.Name}, {result.Seconds.Values.Sum():0.0} s, {result.PeakMegabytes:0} MB"));
        }
    }

    private static ProofResult Run(ProofCase wanted, string folder, CancellationToken cancellation)
    {
        var outcome = ProofRun.Run(wanted.Load(), wanted.Subscribers, wanted.Seed, folder, null, wanted.IsCompared, cancellation);
        using var process = Process.GetCurrentProcess();
        return new ProofResult(
            wanted, ProofStore.Code, outcome.Figures.Parameters.Definition, outcome.Subscribers, outcome.People,
            outcome.EventRows, outcome.LocalDays, outcome.Figures.Headline.Claimed, outcome.Seconds,
            process.PeakWorkingSet64 / 1e6, outcome.Evaluation)
        {
            Presets = outcome.Presets,
        };
    }
}
