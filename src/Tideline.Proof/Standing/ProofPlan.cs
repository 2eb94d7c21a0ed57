using System.Globalization;
using Tideline.Domain;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Proof.Standing;

/// <summary>Which countries a proof generates, in order.</summary>
/// <param name="Cases">The countries.</param>
internal sealed record ProofPlan(IReadOnlyList<ProofCase> Cases)
{
    private static readonly string[] Main = ["flood", "no-event", "outage"];

    /// <summary>The proof of a version: the main scenarios at full size and 20 seeds, each other at 20,000 subscribers and
    /// 3 seeds, and one big flood.</summary>
    public static ProofPlan Standing => new(
    [
        .. Main.SelectMany(s => Seeds(s, 60_000, 1, 20)),
        .. Scenario.Names.Except(Main, StringComparer.Ordinal).SelectMany(s => Seeds(s, 20_000, 1, 3)),
        new ProofCase("flood", 200_000, 1),
    ]);

    /// <summary>Minutes, not an hour: whether a change broke something.</summary>
    public static ProofPlan Quick => new(
        [.. Main.SelectMany(s => Seeds(s, 20_000, 1, 2)), .. Scenario.Names.Except(Main, StringComparer.Ordinal).SelectMany(s => Seeds(s, 5_000, 1, 1))]);

    /// <summary>A named plan, or a file with a line "scenario subscribers seeds" for each group; seeds as 20 or 6-10; # begins
    /// a comment.</summary>
    /// <exception cref="ConfigurationException">There is no such plan, or a line is none.</exception>
    public static ProofPlan Read(string name) => name switch
    {
        "standing" => Standing,
        "quick" => Quick,
        _ when File.Exists(name) => new(
            [.. File.ReadLines(name).Select((l, i) => (Text: l.Split('#')[0].Trim(), Number: i + 1)).Where(l => l.Text.Length > 0)
                .SelectMany(l => Group(l.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries), $"line {l.Number} of {name}"))]),
        _ => throw new ConfigurationException($"There is no plan '{name}': give standing, quick, or a file with lines 'scenario subscribers seeds'."),
    };

    /// <summary>One group.</summary>
    /// <param name="scenario">Name or file.</param>
    /// <param name="subscribers">Subscribers of each.</param>
    /// <param name="seeds">20 for the seeds 1 to 20, or 6-10.</param>
    /// <exception cref="ConfigurationException">The seeds are written otherwise.</exception>
    public static IEnumerable<ProofCase> Group(string scenario, int subscribers, string seeds)
    {
        var bounds = seeds.Split('-');
        if (bounds.Length > 2 || !bounds.All(b => ulong.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            throw new ConfigurationException($"'{seeds}' are no seeds: write 20 for 1 to 20, or 6-10.");
        }

        var last = ulong.Parse(bounds[^1], CultureInfo.InvariantCulture);
        return Seeds(scenario, subscribers, bounds.Length == 1 ? 1 : ulong.Parse(bounds[0], CultureInfo.InvariantCulture), last);
    }

    private static IEnumerable<ProofCase> Group(string[] words, string where) =>
        words.Length == 3 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var subscribers)
            ? Group(words[0], subscribers, words[2])
            : throw new ConfigurationException($"'{string.Join(' ', words)}' ({where}) is not 'scenario subscribers seeds'.");

    private static IEnumerable<ProofCase> Seeds(string scenario, int subscribers, ulong first, ulong last)
    {
        for (var seed = first; seed <= last; seed++)
        {
            yield return new ProofCase(scenario, subscribers, seed);
        }
    }
}
