using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Proof.Disclosure.Floods;

namespace Tideline.Proof.Disclosure.Unicity;

/// <summary>Share of subscribers whom a few places and times of theirs tell from everybody else.</summary>
/// <param name="Resolution">Of a place and of a time.</param>
/// <param name="Shares">Unique by 1 to 6 points.</param>
internal sealed record UnicityRow(string Resolution, IReadOnlyList<double> Shares);

/// <summary>Why records of single subscribers never leave: how few points of a path tell whose it is.</summary>
internal static class UnicityTable
{
    public const int MostPoints = 6;

    /// <param name="days">Last days before the onset.</param>
    /// <param name="sample">People who are looked for; those with fewer points than asked for are left out.</param>
    public static IReadOnlyList<UnicityRow> Of(GeneratedFlood flood, int days, int sample, ulong seed)
    {
        var map = flood.Country.Prepared.Places.Map;
        var last = Day.Number(flood.Onset) - 8;
        var paths = flood.Country.Rows.Timelines()
            .Select(t => t.Days.Select(p => TimelineDay.Unpack((ulong)p)).Where(d => d.Day > last - days && d.Day <= last).ToArray())
            .Where(p => p.Length > 0).ToList();
        string[] tehsils = [.. flood.Areas.Finest.Select(a => a.PCode)];
        int[] districtOf = [.. tehsils.Select(t => flood.Areas.AtLevel(2).Index().Single(d => d.Item.PCode == flood.Areas.AncestorAt(t, 2)!.PCode).Index)];
        return
        [
            Row("cluster of cells (1 km), half day", d => Halves(d, c => c)),
            Row("cluster of cells (1 km), day", d => [Point(d, c => c)]),
            Row("tehsil, day", d => [Point(d, map.AreaOf)]),
            Row("district, day", d => [Point(d, c => map.AreaOf(c) is >= 0 and var a ? districtOf[a] : -1)]),
            Row("district, week", d => [Point(d with { Day = d.Day / 7 }, c => map.AreaOf(c) is >= 0 and var a ? districtOf[a] : -1)]),
        ];

        UnicityRow Row(string resolution, Func<TimelineDay, ulong[]> points) =>
            new(resolution, Shares([.. paths.Select(p => p.SelectMany(points).Distinct().Order().ToArray())], sample, seed));
    }

    /// <summary>Shares of the sample that are alone with 1 to 6 points drawn from their own.</summary>
    public static IReadOnlyList<double> Shares(IReadOnlyList<ulong[]> people, int sample, ulong seed)
    {
        var index = new Dictionary<ulong, List<int>>();
        for (var person = 0; person < people.Count; person++)
        {
            foreach (var point in people[person])
            {
                (index.TryGetValue(point, out var list) ? list : index[point] = []).Add(person);
            }
        }

        int[] drawn = [.. Enumerable.Range(0, people.Count).OrderBy(p => Draws.Hash(seed, (ulong)p)).Take(sample)];
        return
        [
            .. Enumerable.Range(1, MostPoints).Select(count =>
            {
                int[] able = [.. drawn.Where(p => people[p].Length >= count)];
                return able.Length == 0 ? double.NaN : able.Count(p => IsAlone(people, index, p, count, seed)) / (double)able.Length;
            }),
        ];
    }

    private static bool IsAlone(IReadOnlyList<ulong[]> people, Dictionary<ulong, List<int>> index, int person, int count, ulong seed)
    {
        ulong[] known = [.. people[person].OrderBy(p => Draws.Hash(seed + 1, p, (ulong)person)).Take(count)];
        var rarest = known.MinBy(p => index[p].Count);
        return !index[rarest].Any(other => other != person && known.All(p => Array.BinarySearch(people[other], p) >= 0));
    }

    private static ulong Point(TimelineDay day, Func<int, int> place) => Pack(day.Day, place(day.Night > 0 ? day.Night : day.DayPart), 0);

    private static ulong[] Halves(TimelineDay day, Func<int, int> place) =>
    [
        .. new[] { (Cluster: day.Night, Half: 0), (Cluster: day.DayPart, Half: 1) }
            .Where(h => h.Cluster > 0).Select(h => Pack(day.Day, place(h.Cluster), h.Half)),
    ];

    private static ulong Pack(int time, int place, int half) => ((ulong)time << 33) | ((ulong)(uint)place << 1) | (uint)half;
}
