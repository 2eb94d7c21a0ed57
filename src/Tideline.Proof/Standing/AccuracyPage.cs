using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;

namespace Tideline.Proof.Standing;

/// <summary>The page that a proof writes: how it was made, the acceptance criteria, and a table for each scenario.</summary>
internal static class AccuracyPage
{
    /// <summary>The parts of the page in order. A further part is a further function here: the page keeps their order.</summary>
    private static readonly Func<IReadOnlyList<ProofGroup>, string>[] Sections = [AcceptanceSection.Of, PeersSection.Of, ScenarioSection.All];

    /// <param name="results">Of all cases of the plan.</param>
    /// <param name="arguments">What was asked for on the command line.</param>
    /// <param name="date">When it was made.</param>
    public static string Write(IReadOnlyList<ProofResult> results, string arguments, LocalDate date)
    {
        var groups = ProofGroup.Of(results);
        return string.Join('\n', [Head(results, arguments, date), .. Sections.Select(s => s(groups))]);
    }

    private static string Head(IReadOnlyList<ProofResult> results, string arguments, LocalDate date)
    {
        var seconds = results.GroupBy(r => r.Case.Subscribers).OrderBy(g => g.Key)
            .Select(g => FormattableString.Invariant($"{Median(g.Select(r => r.Seconds.Values.Sum())):0} s for {g.Key:N0} subscribers"));
        var codes = results.Select(r => $"{r.Code}, {r.Definition}").Distinct(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Accuracy on known truth

            What this version measured on the synthetic country: {results.Count} countries, {results.Sum(r => r.EventRows):N0} rows of events. Each goes
            through the gates, the fold and the estimates as an operator's files would, in memory; a test holds both roads equal. Pooled:
            sums of absolute errors over sums of truths of all seeds; suppressed areas count. The **oracle** of a seed knows the state of
            every sampled subscriber: its error is what sampling alone costs.

            * Date: {date:uuuu-MM-dd}. Code and definition: {string.Join("; ", codes)}.
            * Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}; other work may have run beside.
            * Command: `dotnet run -c Release --project src/Tideline.Proof -- accuracy {arguments} --work DIR --out docs/accuracy.md`.
            * Median time of a country: {string.Join(", ", seconds)}. Greatest memory of the process: {results.Max(r => r.PeakMegabytes):0} MB.

            """).ReplaceLineEndings("\n");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
