using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B9: who could be meant by the points that an attacker knows, at one resolution of time.</summary>
internal sealed class KnownPoints
{
    private readonly Dictionary<string, HashSet<string>> _whoByPoint;
    private readonly Dictionary<string, HashSet<string>> _whoByTime;
    private readonly ILookup<string, (string Time, string Place)> _known;

    /// <param name="folder">The work folder.</param>
    /// <param name="digits">So many characters of a time are kept.</param>
    public KnownPoints(string folder, int digits)
    {
        var visits = PracticeTable.Read(folder, LeakageFiles.Visits).Select(r => (Who: r[0], Time: r[1][..digits], Place: r[2])).ToArray();
        _whoByPoint = visits.GroupBy(v => v.Time + "|" + v.Place, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(v => v.Who).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _whoByTime = visits.GroupBy(v => v.Time, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(v => v.Who).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        _known = PracticeTable.Read(folder, LeakageFiles.Known).OrderBy(r => PracticeTable.Whole(r[1])).ToLookup(r => r[0], r => (r[2][..digits], r[3]), StringComparer.Ordinal);
    }

    public int Subscribers => _known.Count;

    /// <summary>Subscribers who alone have the first so many points.</summary>
    /// <param name="points">How many are known.</param>
    /// <param name="lastAlone">Whether only the last of them is used.</param>
    /// <param name="withPlace">Whether places must agree, and not times alone.</param>
    public long Unique(int points, bool lastAlone = false, bool withPlace = true) => _known.LongCount(k =>
    {
        var used = lastAlone ? k.Skip(points - 1).Take(1) : k.Take(points);
        var who = used.Select(p => withPlace ? _whoByPoint[p.Time + "|" + p.Place] : _whoByTime[p.Time]);
        return who.Aggregate((IEnumerable<string>?)null, (left, s) => left is null ? s : left.Where(s.Contains))!.Take(2).Count() == 1;
    });
}
