using Tideline.Attack.Published;

namespace Tideline.Attack.Views;

/// <summary>Every number that a sequence of releases printed, by figure.</summary>
internal sealed class Printings
{
    private readonly Dictionary<RowKey, List<(int Release, decimal Value)>> _numbers = [];

    public Printings(IReadOnlyList<PublishedRelease> releases)
    {
        for (var r = 0; r < releases.Count; r++)
        {
            foreach (var row in releases[r].ByKey.Values)
            {
                if (row.Value is { } value)
                {
                    if (!_numbers.TryGetValue(row.Key, out var of))
                    {
                        _numbers.Add(row.Key, of = []);
                    }

                    of.Add((r, value));
                }
            }
        }
    }

    /// <summary>The number that stood after a release; null where none was printed until then.</summary>
    public decimal? Last(RowKey key, int release) =>
        _numbers.TryGetValue(key, out var of) && of.FindLastIndex(p => p.Release <= release) is >= 0 and var i ? of[i].Value : null;

    public bool IsPrintedBy(RowKey key, int release) => _numbers.TryGetValue(key, out var of) && of[0].Release <= release;

    /// <summary>Whether more than one number was printed until a release.</summary>
    public bool IsRevised(RowKey key, int release) =>
        _numbers.TryGetValue(key, out var of) && of.Where(p => p.Release <= release).Select(p => p.Value).Distinct().Skip(1).Any();

    /// <summary>How far a release's number may be from the true one: half a base, or a base where an earlier release
    /// printed the same, for a number that changed by less than the base is printed again.</summary>
    public double Distance(PublishedRelease release, int position, PublishedRow row) =>
        release.BaseOf(row.Key) * (row.Value is { } value && Last(row.Key, position - 1) == value ? 1 : 0.5);
}
