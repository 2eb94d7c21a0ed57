using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Practice;

/// <summary>B3: a week of events of people, meters and trackers, and which of them are devices.</summary>
internal static class DeviceFiles
{
    public const string Events = "devices/events.csv";
    public const string Labelled = "devices/labelled.csv";
    public const string Truth = PracticeCountry.Truth + "/devices.csv";
    private const int Meters = 40;
    private const int Trackers = 8;
    private const int StaticPeople = 14;
    private const int RegularPeople = 12;
    private const int People = 90;
    private const int Week = 7 * 86_400;
    private static readonly int[] _intervals = [15, 30, 60, 120, 180];
    private static readonly DateTime _first = new(2025, 2, 3, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Write(string folder, ulong seed)
    {
        var draws = new PracticeDraws(seed, "devices");
        var lives = new List<(bool IsDevice, List<(int Second, int Cell)> Events)>();
        for (var i = 0; i < Meters; i++)
        {
            lives.Add((true, Meter(draws, i)));
        }

        lives.AddRange(Enumerable.Range(0, Trackers).Select(_ => (true, Tracker(draws))));
        // One of those who never move has an application that asks for news every hour.
        lives.AddRange(Enumerable.Range(0, StaticPeople).Select(i => (false, i == 0 ? Regular(draws, 60, 0.05, draws.Below(300)) : Person(draws, 1))));
        lives.AddRange(Enumerable.Range(0, RegularPeople).Select(_ => (false, Commuter(draws))));
        lives.AddRange(Enumerable.Range(0, People).Select(_ => (false, Person(draws, 2 + draws.Below(6)))));
        var names = draws.Shuffled(Enumerable.Range(1, lives.Count));
        var sims = lives.Select((l, i) => (Name: FormattableString.Invariant($"d{names[i]:000}"), l.IsDevice, l.Events)).OrderBy(s => s.Name, StringComparer.Ordinal).ToArray();
        var rows = sims.SelectMany(s => s.Events.DistinctBy(e => e.Second).Where(e => e.Second is >= 0 and < Week).Select(e => (e.Second, s.Name, e.Cell)));
        PracticeTable.Write(folder, Events, "sim,time,cell", draws.Shuffled(rows).Select(r => FormattableString.Invariant($"{r.Name},{_first.AddSeconds(r.Second).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)},c{r.Cell:000}")));
        PracticeTable.Write(folder, Labelled, "sim,is_device", sims.Where((_, i) => i % 2 == 0).Select(s => s.Name + (s.IsDevice ? ",yes" : ",no")));
        PracticeTable.Write(folder, Truth, "sim,is_device", sims.Select(s => s.Name + (s.IsDevice ? ",yes" : ",no")));
    }

    // The first is new and has reported few times; the second loses half of its reports.
    private static List<(int Second, int Cell)> Meter(PracticeDraws draws, int i)
    {
        var cell = draws.Below(300);
        var all = Regular(draws, i < 2 ? 120 : _intervals[draws.Below(_intervals.Length)], i == 1 ? 0.5 : 0.07, cell);
        return i == 0 ? all[..8] : all;
    }

    private static List<(int Second, int Cell)> Regular(PracticeDraws draws, int minutes, double lost, int cell)
    {
        var events = new List<(int, int)>();
        for (var second = 100 + draws.Below(600); second < Week - 100; second += minutes * 60)
        {
            if (draws.Unit() >= lost)
            {
                events.Add((second + draws.Below(100) - 50, cell));
            }
        }

        return events;
    }

    private static List<(int Second, int Cell)> Commuter(PracticeDraws draws)
    {
        var (home, work) = (draws.Below(300), draws.Below(300));
        return [.. Regular(draws, 60, 0.05, home).Select(e => (e.Second, e.Second / 3_600 % 24 is >= 9 and < 17 ? work : home == work ? (home + 1) % 300 : home))];
    }

    private static List<(int Second, int Cell)> Tracker(PracticeDraws draws)
    {
        var events = new List<(int, int)>();
        for (var day = 0; day < 5; day++)
        {
            var end = (day * 86_400) + (15 * 3_600);
            for (var second = (day * 86_400) + (8 * 3_600); second < end; second += 80 + draws.Below(60))
            {
                events.Add((second, draws.Below(300)));
            }
        }

        return events;
    }

    // Here and there the phone goes to a neighbouring cell and back within a minute, without moving.
    private static List<(int Second, int Cell)> Person(PracticeDraws draws, int cells)
    {
        int[] places = [.. draws.Shuffled(Enumerable.Range(0, 300)).Take(cells)];
        var events = new List<(int, int)>();
        for (var n = 30 + draws.Below(60); n > 0; n--)
        {
            var (second, place) = ((draws.Below(7) * 86_400) + (6 * 3_600) + draws.Below(16 * 3_600), places[draws.Below(cells)]);
            events.Add((second, place));
            if (cells > 1 && draws.Unit() < 0.15)
            {
                events.Add((second + 15 + draws.Below(30), places[draws.Below(cells)]));
                events.Add((second + 50 + draws.Below(30), place));
            }
        }

        return events;
    }
}
