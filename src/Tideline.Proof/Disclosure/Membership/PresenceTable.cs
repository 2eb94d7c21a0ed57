using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Proof.Disclosure.Floods;

namespace Tideline.Proof.Disclosure.Membership;

/// <summary>Where the people of a country were on some days: districts by subscriber and day, and the cube of a group of them.</summary>
internal sealed class PresenceTable
{
    private readonly LocalDate _first;

    private PresenceTable(AreaHierarchy areas, LocalDate first, int days, List<int[]> people, double weight)
    {
        (Areas, _first, Days, People, Weight) = (areas, first, days, people, weight);
        Districts = [.. areas.AtLevel(2)];
    }

    public int Days { get; }

    /// <summary>By person and day: position among the districts; -1: not seen.</summary>
    public IReadOnlyList<int[]> People { get; }

    public IReadOnlyList<Area> Districts { get; }

    /// <summary>People that a subscriber stands for.</summary>
    public double Weight { get; }

    public AreaHierarchy Areas { get; }

    public LocalDate Date(int day) => _first.PlusDays(day);

    /// <summary>Of the last days before the onset, when most people are at home.</summary>
    public static PresenceTable Of(GeneratedFlood flood, int days)
    {
        var map = flood.Country.Prepared.Places.Map;
        var districts = flood.Areas.AtLevel(2).Select((a, i) => (a.PCode, i)).ToDictionary(a => a.PCode, a => a.i, StringComparer.Ordinal);
        int[] districtOf = [.. flood.Areas.Finest.Select(a => districts[flood.Areas.AncestorAt(a.PCode, 2)!.PCode])];
        var first = flood.Onset.PlusDays(-7 - days);
        var from = Day.Number(first);
        var people = new List<int[]>();
        foreach (var (_, packed) in flood.Country.Rows.Timelines())
        {
            var places = new int[days];
            Array.Fill(places, -1);
            foreach (var day in packed.Select(p => TimelineDay.Unpack((ulong)p)).Where(d => d.Day >= from && d.Day < from + days))
            {
                var area = map.AreaOf(day.Night > 0 ? day.Night : day.DayPart);
                places[day.Day - from] = area < 0 ? -1 : districtOf[area];
            }

            if (places.Any(p => p >= 0))
            {
                people.Add(places);
            }
        }

        return new(flood.Areas, first, days, people, flood.Areas.Finest.Sum(a => flood.PeopleOf(a.PCode)) / (double)people.Count);
    }

    /// <summary>The people present by day, of country, provinces and districts.</summary>
    /// <param name="counts">Subscribers by day and district.</param>
    public Cube CubeOf(int[,] counts)
    {
        var cells = new List<CubeCell>();
        foreach (var level in Areas.Levels.Where(l => l <= 2))
        {
            string[] above = [.. Districts.Select(d => Areas.AncestorAt(d.PCode, level)!.PCode)];
            for (var day = 0; day < Days; day++)
            {
                var (own, date) = (day, Date(day));
                cells.AddRange(above.Index().GroupBy(a => a.Item).Select(g => Cell(g.Key, date, g.Sum(d => counts[own, d.Index]))));
            }
        }

        return new(Indicator.PresentPopulation, cells);
    }

    private CubeCell Cell(string area, LocalDate day, long subscribers)
    {
        var people = subscribers * Weight;
        return new(area, null, day, day, new(people, new(people, people), new(people, people), subscribers, 0, Weight, ObservationStatus.Normal));
    }
}
