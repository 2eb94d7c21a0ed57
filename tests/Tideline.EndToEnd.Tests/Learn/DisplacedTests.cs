using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B11 from its task: who was displaced, and where nothing can be said.</summary>
[Collection(nameof(OneCountry))]
public sealed class DisplacedTests(LearnTests.Country country)
{
    private static readonly DateOnly[] _weeks = [new(2025, 8, 25), new(2025, 9, 1), new(2025, 9, 8), new(2025, 9, 15)];
    private static readonly (DateOnly First, DateOnly Last) _before = (new(2025, 6, 24), new(2025, 8, 18));

    [Fact]
    public async Task The_displaced_found_by_the_task_come_near_the_truth() => await country.Passes("B11", Table(Days(), Blind()));

    [Theory]
    [InlineData("error", "ordinary_not_taken_off")]
    [InlineData("error", "arrivals_for_departures")]
    [InlineData("error", "home_of_all_nights")]
    [InlineData("error", "nights_for_people")]
    [InlineData("error", "unseen_as_displaced")]
    [InlineData("outage", "outage_as_displacement")]
    [InlineData("outage", "outage_as_0")]
    [InlineData("flows", "hosts_turned")]
    public void A_known_mistake_about_displacement_is_named(string criterion, string misconception) => country.Names("B11", criterion, misconception, misconception switch
    {
        "ordinary_not_taken_off" => Table(Days(), Blind(), (then, now, n) => now.Away / now.All * n),
        "home_of_all_nights" => Table(Days(allNights: true), Blind()),
        "nights_for_people" => Table(Days(bridged: false), Blind(), (_, now, _) => now.Away),
        "unseen_as_displaced" => Table(Days(bridged: false), Blind(), (_, now, n) => n - ((now.All - now.Away) / 7)),
        "arrivals_for_departures" => Arrivals(Days(), Blind()),
        "outage_as_displacement" => Table(Days(), []),
        "outage_as_0" => Table(Days(), Blind()).Select(l => l.EndsWith(",,L", StringComparison.Ordinal) ? l.Replace(",,L", ",0,A", StringComparison.Ordinal) : l),
        _ => Table(Days(), Blind()).Select(l => l.Split(',')).Select(f => f[2].Length == 0 || f[2] == "host" ? string.Join(',', f) : $"{f[0]},{f[2]},{f[1]},{f[3]},{f[4]}"),
    });

    private Dictionary<string, double> Subscribers() => country.Table("flood/subscribers.csv").ToDictionary(r => r["pcode"], r => double.Parse(r["subscribers"], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private HashSet<string> Blind() =>
    [
        .. from r in country.Table("flood/masts.csv")
           group int.Parse(r["working"], CultureInfo.InvariantCulture) * 10 >= int.Parse(r["masts"], CultureInfo.InvariantCulture) * 3 by $"{Week(Day(r["night"])):yyyy-MM-dd},{r["pcode"]}" into nights
           where nights.Count(works => works) < 4
           select nights.Key,
    ];

    private List<(string Home, DateOnly Night, string Place)> Days(bool bridged = true, bool allNights = false) =>
        country.Once(string.Create(CultureInfo.InvariantCulture, $"days {bridged} {allNights}"), () => Follow(bridged, allNights));

    // Home, night and place of each subscriber with a home.
    private List<(string Home, DateOnly Night, string Place)> Follow(bool bridged, bool allNights)
    {
        var days = new List<(string, DateOnly, string)>();
        foreach (var person in country.Table("flood/nights.csv.gz").GroupBy(r => r["subscriber"], StringComparer.Ordinal))
        {
            var nights = person.ToDictionary(r => Day(r["night"]), r => r["pcode"]);
            var places = nights.Where(n => allNights || (n.Key >= _before.First && n.Key <= _before.Last)).GroupBy(n => n.Value, StringComparer.Ordinal).Select(g => (Place: g.Key, Nights: g.Count())).ToArray();
            var home = places.OrderByDescending(p => p.Nights).ThenBy(p => p.Place, StringComparer.Ordinal).Select(p => p.Place).FirstOrDefault("");
            if (places.Sum(p => p.Nights) < 6 || places.Single(p => p.Place == home).Nights * 2 <= places.Sum(p => p.Nights))
            {
                continue;
            }

            var (first, last) = (nights.Keys.Min(), nights.Keys.Max());
            for (var night = first; night <= last; night = night.AddDays(1))
            {
                if (nights.TryGetValue(night, out var seen))
                {
                    days.Add((home, night, seen));
                }
                else if (bridged)
                {
                    var (back, on) = (1, 1);
                    while (!nights.ContainsKey(night.AddDays(-back)))
                    {
                        back++;
                    }

                    while (!nights.ContainsKey(night.AddDays(on)))
                    {
                        on++;
                    }

                    days.Add((home, night, back <= (back + on - 1) / 2 ? nights[night.AddDays(-back)] : nights[night.AddDays(on)]));
                }
            }
        }

        return days;
    }

    private IEnumerable<string> Table(List<(string Home, DateOnly Night, string Place)> days, HashSet<string> blind, Func<(double Away, double All), (double Away, double All), double, double>? displaced = null)
    {
        displaced ??= (then, now, n) => ((now.Away / now.All) - (then.Away / then.All)) / (1 - (then.Away / then.All)) * n;
        var (subscribers, ofHome) = (Subscribers(), days.ToLookup(d => d.Home, StringComparer.Ordinal));
        yield return "week,home,host,displaced,status";
        foreach (var (home, number) in subscribers)
        {
            var before = ofHome[home].Where(d => d.Night >= _before.First && d.Night <= _before.Last).ToArray();
            foreach (var week in _weeks)
            {
                var now = ofHome[home].Where(d => Week(d.Night) == week).ToArray();
                if (blind.Contains($"{week:yyyy-MM-dd},{home}"))
                {
                    yield return $"{week:yyyy-MM-dd},{home},,,L";
                    continue;
                }

                yield return string.Create(CultureInfo.InvariantCulture, $"{week:yyyy-MM-dd},{home},,{displaced(Count(before, home), Count(now, home), number):0.###},A");
                foreach (var host in now.Select(d => d.Place).Where(p => p != home).Distinct(StringComparer.Ordinal))
                {
                    var (then, at) = (before.Count(d => d.Place == host) / (double)before.Length, now.Count(d => d.Place == host) / (double)now.Length);
                    if (at > then)
                    {
                        yield return string.Create(CultureInfo.InvariantCulture, $"{week:yyyy-MM-dd},{home},{host},{(at - then) * number / (1 - (Count(before, home).Away / before.Length)):0.###},A");
                    }
                }
            }
        }
    }

    // Who is in a district and has a home elsewhere.
    private IEnumerable<string> Arrivals(List<(string Home, DateOnly Night, string Place)> days, HashSet<string> blind)
    {
        var homes = Subscribers();
        var there = days.Where(d => d.Place != d.Home && homes.ContainsKey(d.Home)).CountBy(d => $"{Week(d.Night):yyyy-MM-dd},{d.Place}", StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            "week,home,host,displaced,status",
            .. from week in _weeks
               from district in homes.Keys
               let key = $"{week:yyyy-MM-dd},{district}"
               select blind.Contains(key) ? $"{key},,,L" : string.Create(CultureInfo.InvariantCulture, $"{key},,{there.GetValueOrDefault(key) / 7.0:0.###},A"),
        ];
    }

    private static (double Away, double All) Count((string Home, DateOnly Night, string Place)[] days, string home) => (days.Count(d => d.Place != home), days.Length);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Week(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
