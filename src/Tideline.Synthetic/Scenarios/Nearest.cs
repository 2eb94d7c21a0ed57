namespace Tideline.Synthetic.Scenarios;

/// <summary>Finds the known word that a misspelt one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>" (did you mean 'x'?)" where a known word is near, else nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var best = known.OrderBy(k => Distance(word, k)).ThenBy(k => k, StringComparer.Ordinal).FirstOrDefault();
        return best is null || Distance(word, best) > Math.Max(2, best.Length / 2) ? "" : $" (did you mean '{best}'?)";
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
