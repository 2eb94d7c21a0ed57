using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Scores by name, of several seeds.</summary>
internal static class Tables
{
    /// <summary>All names of both, in order; where both have one, its sum.</summary>
    public static SortedDictionary<TKey, TScore> Sum<TKey, TScore>(
        IReadOnlyDictionary<TKey, TScore> left, IReadOnlyDictionary<TKey, TScore> right)
        where TKey : notnull
        where TScore : IAdditionOperators<TScore, TScore, TScore>
    {
        var sum = Sorted<TKey, TScore>(left);
        foreach (var (name, score) in right)
        {
            sum[name] = sum.TryGetValue(name, out var other) ? other + score : score;
        }

        return sum;
    }

    /// <summary>Texts in ordinal order, so that files have the same bytes everywhere.</summary>
    public static SortedDictionary<TKey, TScore> Sorted<TKey, TScore>(IEnumerable<KeyValuePair<TKey, TScore>> scores)
        where TKey : notnull
    {
        var sorted = new SortedDictionary<TKey, TScore>(typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : null);
        foreach (var (name, score) in scores)
        {
            sorted[name] = score;
        }

        return sorted;
    }
}
