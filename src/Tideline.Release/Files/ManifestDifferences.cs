using System.Globalization;

namespace Tideline.Release.Files;

/// <summary>What two manifests of one emergency say differently of what their figures depend on.</summary>
public static class ManifestDifferences
{
    /// <summary>One sentence for each difference, inputs last; none where the figures must be the same. Losses, checks, caveats and the
    /// hashes of files are consequences and are not compared.</summary>
    /// <param name="then">Of the release.</param>
    /// <param name="now">Of the same, made again.</param>
    public static IReadOnlyList<string> Of(ReleaseManifest then, ReleaseManifest now)
    {
        var sentences = new List<string>();
        One("the program", then.CodeVersion, now.CodeVersion);
        One("the engine", $"{then.Engine} {then.EngineVersion}", $"{now.Engine} {now.EngineVersion}");
        One("the last day ingested", then.Vintage, now.Vintage);
        One("the seed", Text(then.Seed), Text(now.Seed));
        One("the boundary version", then.BoundaryVersion, now.BoundaryVersion);
        One("disclosure.minimum_subscribers", Text(then.Disclosure.MinimumSubscribers), Text(now.Disclosure.MinimumSubscribers));
        One("disclosure.rounding", Text(then.Disclosure.Rounding), Text(now.Disclosure.Rounding));
        One("the emergency's onset", then.Emergency.Onset, now.Emergency.Onset);
        One("the emergency's evacuation_starts", then.Emergency.EvacuationStarts, now.Emergency.EvacuationStarts);
        One("the emergency's ends", then.Emergency.Ends, now.Emergency.Ends);
        One("the number of exposed areas", Text(then.Emergency.ExposedAreas.Count), Text(now.Emergency.ExposedAreas.Count));
        One("the agreement", Agreed(then), Agreed(now));
        One("the releases it is compared with", Joined(then.ComparedWith), Joined(now.ComparedWith));
        Each("the parameter", then.Parameters, now.Parameters, (a, b) => $"was {a ?? "not there"} and is {b ?? "not there"}");
        Each("the day", then.ExcludedDays, now.ExcludedDays, (a, b) => $"was {Use(a)} and is {Use(b)}");
        Each("the input", then.InputHashes, now.InputHashes, (a, b) => b is null ? "is not there any more" : a is null ? "was not there" : "has other bytes");
        return sentences;

        void One(string what, string a, string b)
        {
            if (a != b)
            {
                sentences.Add($"{what} was {a} and is {b}");
            }
        }

        void Each(
            string what, IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b, Func<string?, string?, string> say) =>
            sentences.AddRange(a.Keys.Union(b.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Where(k => a.GetValueOrDefault(k) != b.GetValueOrDefault(k))
                .Select(k => $"{what} {k} {say(a.GetValueOrDefault(k), b.GetValueOrDefault(k))}"));
    }

    private static string Agreed(ReleaseManifest manifest) => manifest.Agreement?.Id is { } id
        ? FormattableString.Invariant($"'{id}', version {manifest.Agreement.Version}") : "none";

    private static string Use(string? reason) => reason is null ? "used" : $"left out ({reason})";

    private static string Joined(IReadOnlyList<string> releases) => releases.Count == 0 ? "none" : string.Join(", ", releases);

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
