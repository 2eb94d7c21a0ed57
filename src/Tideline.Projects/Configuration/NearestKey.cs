namespace Tideline.Projects.Configuration;

/// <summary>Guesses the key that a misspelt one was meant to be.</summary>
public static class NearestKey
{
    /// <summary>The known key with the smallest edit distance; null where even that differs in more than half of its
    /// letters, because a far guess misleads. Ties go to the first in <paramref name="known"/>.</summary>
    public static string? To(string key, IReadOnlyList<string> known)
    {
        var nearest = known.Select(k => (Key: k, Distance: Distance(key, k))).MinBy(k => k.Distance);
        return nearest.Key is not null && nearest.Distance * 2 <= Math.Max(nearest.Key.Length, key.Length) ? nearest.Key : null;
    }

    /// <summary>Levenshtein distance, letters compared without case.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = cost;
            }
        }

        return row[^1];
    }
}
