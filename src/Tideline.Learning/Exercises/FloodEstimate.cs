using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>Displaced subscribers by home district and week from nights, by the rule of B11, and in the ways in which it goes wrong.</summary>
internal sealed class FloodEstimate
{
    /// <summary>Mondays.</summary>
    public static readonly IReadOnlyList<string> Weeks = ["2025-08-25", "2025-09-01", "2025-09-08", "2025-09-15"];

    // Below, chance alone makes more than the error that is let pass.
    private const double LeastTruth = 16;
    private const int LeastNights = 6;
    private const int LeastObservable = 4;
    private const double LeastWorking = 0.3;
    private static readonly int _reference = Day("2025-06-24");
    private static readonly int _referenceEnds = Day("2025-08-18");
    private static readonly int _first = Day(Weeks[0]);

    private readonly Dictionary<string, double> _subscribers;
    private readonly (int Night, string PCode)[][] _nights;

    private FloodEstimate(string folder)
    {
        _subscribers = PracticeTable.Read(folder, FloodFiles.Subscribers).ToDictionary(r => r[0], r => PracticeTable.Number(r[1]), StringComparer.Ordinal);
        _nights = [.. PracticeTable.Read(folder, FloodFiles.Nights).GroupBy(r => r[0], StringComparer.Ordinal).Select(g => g.Select(r => (Day(r[1]), r[2])).Order().ToArray())];
        NotObservable = PracticeTable.Read(folder, FloodFiles.Masts)
            .GroupBy(r => $"{WeekOf(Day(r[0]))}|{r[1]}", StringComparer.Ordinal)
            .Where(g => g.Count(r => PracticeTable.Number(r[3]) >= LeastWorking * PracticeTable.Number(r[2])) < LeastObservable).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in PracticeTable.Read(folder, PracticeCountry.Truth + "/" + FloodFiles.Truth).Where(r => Weeks.Contains(r[0]) && (r[3].Length == 0 || r[3][..6] != r[2][..6])))
        {
            var (home, host, subscribers) = (row[2][..6], row[3].Length == 0 ? "" : row[3][..6], PracticeTable.Number(row[5]));
            Truth[$"{row[0]}|{home}"] = Truth.GetValueOrDefault($"{row[0]}|{home}") + subscribers;
            if (host.Length > 0)
            {
                Flows[$"{row[0]}|{home}|{host}"] = Flows.GetValueOrDefault($"{row[0]}|{home}|{host}") + subscribers;
            }
        }
    }

    public IReadOnlyCollection<string> Districts => _subscribers.Keys;

    /// <summary>week|home for which nothing can be said.</summary>
    public IReadOnlySet<string> NotObservable { get; }

    /// <summary>Subscribers displaced out of the district, by week|home.</summary>
    public Dictionary<string, double> Truth { get; } = new(StringComparer.Ordinal);

    /// <summary>By week|home|host.</summary>
    public Dictionary<string, double> Flows { get; } = new(StringComparer.Ordinal);

    public static FloodEstimate Read(string folder) => new(folder);

    /// <summary>How near numbers come to the truth; not a number where one is missing.</summary>
    /// <param name="numbers">By week|home.</param>
    public (double Error, double Correlation) Against(IReadOnlyDictionary<string, double> numbers)
    {
        string[] seen = [.. Weeks.SelectMany(w => Districts.Select(d => $"{w}|{d}")).Where(k => !NotObservable.Contains(k))];
        if (!seen.All(numbers.ContainsKey))
        {
            return (double.NaN, double.NaN);
        }

        string[] large = [.. seen.Where(k => Truth.GetValueOrDefault(k) >= LeastTruth)];
        return (large.Average(k => Math.Abs(numbers[k] - Truth[k]) / Truth[k]), Correlation([.. seen.Select(k => (numbers[k], Truth.GetValueOrDefault(k)))]));
    }

    /// <summary>By week|district.</summary>
    public Dictionary<string, double> Displaced(Way way)
    {
        var (before, during) = (new Count(), new Count());
        var (at, seen) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var nights in _nights)
        {
            if (Home(nights, way == Way.HomeOfAllNights) is not { } home || !_subscribers.ContainsKey(home))
            {
                continue;
            }

            foreach (var (night, pcode) in way is Way.UnseenAsDisplaced or Way.NightsForPeople ? nights : Bridged(nights))
            {
                if (night >= _reference && night <= _referenceEnds)
                {
                    before.Add(home, pcode != home);
                }
                else if (night >= _first && WeekOf(night) is var week && Weeks.Contains(week))
                {
                    during.Add($"{week}|{home}", pcode != home);
                    if (pcode != home)
                    {
                        at[$"{week}|{pcode}"] = at.GetValueOrDefault($"{week}|{pcode}") + 1;
                    }
                }
            }
        }

        var all = Weeks.SelectMany(w => Districts.Select(d => (Key: $"{w}|{d}", District: d)));
        return all.ToDictionary(k => k.Key, k =>
        {
            var (b, g, n) = (before.Share(k.District), during.Share(k.Key), _subscribers[k.District]);
            return way switch
            {
                Way.NotLessOrdinary => g * n,
                Way.NightsForPeople => during.Away(k.Key),
                Way.ArrivalsForDepartures => at.GetValueOrDefault(k.Key) / 7.0,
                Way.UnseenAsDisplaced => n - (during.Home(k.Key) / 7.0),
                _ => (g - b) / (1 - b) * n,
            };
        }, StringComparer.Ordinal);
    }

    private static double Correlation((double A, double B)[] pairs)
    {
        var (a, b) = (pairs.Average(p => p.A), pairs.Average(p => p.B));
        var spread = Math.Sqrt(pairs.Sum(p => (p.A - a) * (p.A - a)) * pairs.Sum(p => (p.B - b) * (p.B - b)));
        return spread > 0 ? pairs.Sum(p => (p.A - a) * (p.B - b)) / spread : 0;
    }

    private static string? Home((int Night, string PCode)[] nights, bool allNights)
    {
        var ofWindow = nights.Where(n => allNights || (n.Night >= _reference && n.Night <= _referenceEnds)).CountBy(n => n.PCode, StringComparer.Ordinal).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToArray();
        var sum = ofWindow.Sum(c => c.Value);
        return sum >= LeastNights && ofWindow[0].Value * 2 > sum ? ofWindow[0].Key : null;
    }

    private static IEnumerable<(int Night, string PCode)> Bridged((int Night, string PCode)[] nights)
    {
        for (var i = 0; i < nights.Length; i++)
        {
            yield return nights[i];
            var gap = i + 1 < nights.Length ? nights[i + 1].Night - nights[i].Night - 1 : 0;
            for (var missing = 1; missing <= gap; missing++)
            {
                yield return (nights[i].Night + missing, missing <= gap / 2 ? nights[i].PCode : nights[i + 1].PCode);
            }
        }
    }

    private static int Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    // Day 0 was a Monday.
    private static string WeekOf(int day) => DateOnly.FromDayNumber(day - (day % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How the displaced are counted.</summary>
    internal enum Way
    {
        Right,
        NotLessOrdinary,
        ArrivalsForDepartures,
        HomeOfAllNights,
        NightsForPeople,
        UnseenAsDisplaced,
    }

    private sealed class Count
    {
        private readonly Dictionary<string, (int Away, int All)> _nights = new(StringComparer.Ordinal);

        public void Add(string key, bool away)
        {
            var (before, all) = _nights.GetValueOrDefault(key);
            _nights[key] = (before + (away ? 1 : 0), all + 1);
        }

        public int Away(string key) => _nights.GetValueOrDefault(key).Away;

        public int Home(string key) => _nights.GetValueOrDefault(key) is var (away, all) ? all - away : 0;

        public double Share(string key) => _nights.GetValueOrDefault(key) is var (away, all) && all > 0 ? away / (double)all : 0;
    }
}
