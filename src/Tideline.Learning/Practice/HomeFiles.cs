using Tideline.Learning.Checks;

namespace Tideline.Learning.Practice;

/// <summary>B6: four weeks of events of some subscribers, by area, and where they live.</summary>
internal static class HomeFiles
{
    public const string Events = "homes/events.csv";
    public const string Truth = PracticeCountry.Truth + "/homes.csv";
    private const int Subscribers = 80;
    private const int Days = 28;
    private static readonly DateTime _first = new(2025, 2, 3, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Write(string folder, ulong seed, IReadOnlyList<PracticeArea> areas)
    {
        var draws = new PracticeDraws(seed, "homes");
        string[] places = [.. areas.Where(a => a.Level == PracticeArea.District).Select(a => a.PCode)];
        var rows = new List<(DateTime Time, string Row)>();
        var truth = new List<string>();
        for (var i = 0; i < Subscribers; i++)
        {
            var subscriber = FormattableString.Invariant($"s{i + 1:000}");
            var own = draws.Shuffled(places)[..3];
            truth.Add(subscriber + "," + own[0]);
            foreach (var (time, place) in Life(draws, i, own))
            {
                rows.Add((time, FormattableString.Invariant($"{subscriber},{time:yyyy-MM-dd HH:mm:ss},{place}")));
            }
        }

        PracticeTable.Write(folder, Events, "subscriber,time,pcode", rows.OrderBy(r => r.Time).ThenBy(r => r.Row, StringComparer.Ordinal).Select(r => r.Row));
        PracticeTable.Write(folder, Truth, "subscriber,pcode", truth);
    }

    // Every fifth comes home late, every eighth has a phone that talks all evening on few days away, every tenth is seen on few nights:
    // some of them on so few that even with each night counted twice there are less than ten.
    private static IEnumerable<(DateTime Time, string Place)> Life(PracticeDraws draws, int i, string[] own)
    {
        for (var day = 0; day < Days; day++)
        {
            var date = _first.AddDays(day);
            var isWorkday = date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            for (var n = 3 + draws.Below(4); n > 0; n--)
            {
                yield return (date.AddSeconds((8 * 3_600) + draws.Below(11 * 3_600)), isWorkday ? own[1] : own[0]);
            }

            if (i % 5 == 0 && isWorkday)
            {
                yield return (date.AddSeconds((20 * 3_600) + draws.Below(6_600)), own[1]);
            }

            if (i % 8 == 0 && day % 7 == 4)
            {
                for (var n = 0; n < 25; n++)
                {
                    yield return (date.AddSeconds((22 * 3_600) + draws.Below(7_000)), own[2]);
                }
            }

            // Who comes home late and is seen there each second night lives at work by the wider window.
            var isSeldom = i % 10 == 3 || i % 20 == 10;
            var isSeen = day % (i % 20 == 10 ? 2 : i % 20 == 3 ? 4 : 7) == 0;
            if (isSeldom ? isSeen : draws.Unit() < 0.6)
            {
                // As many before midnight as after it.
                yield return (date.AddSeconds((22 * 3_600) + draws.Below(7_100)), own[0]);
            }

            if (isSeldom ? isSeen : draws.Unit() < 0.45)
            {
                yield return (date.AddSeconds(86_400 + draws.Below(17_900)), own[0]);
            }
        }
    }
}
