using System.Globalization;

namespace Tideline.Learning.Practice;

/// <summary>B5: a day of events of some subscribers, with the place of each cell on a plane.</summary>
internal static class StayFiles
{
    public const string Events = "stays/events.csv";
    private const int Subscribers = 50;
    private const double Grid = 0.7;
    private static readonly DateTime _first = new(2025, 2, 3, 0, 0, 0, DateTimeKind.Unspecified);

    public static void Write(string folder, ulong seed)
    {
        var draws = new PracticeDraws(seed, "stays");
        PracticeTable.Write(folder, Events, "subscriber,time,cell,x_km,y_km", Enumerable.Range(1, Subscribers).SelectMany(i => Day(draws, i % 3).Select(
            e => FormattableString.Invariant($"t{i:00},{_first.AddSeconds(e.Second).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)},c{e.X:000}{e.Y:000},{e.X * Grid:0.0},{e.Y * Grid:0.0}"))));
    }

    // Home, a way, work, a way back. One in three walks; the others drive, and stand in traffic on the way.
    private static IEnumerable<(int Second, int X, int Y)> Day(PracticeDraws draws, int kind)
    {
        var (x, y, second) = (20 + draws.Below(60), 20 + draws.Below(60), draws.Below(1_200));
        for (var part = 0; part < 3; part++)
        {
            for (var until = second + (5 * 3_600) + draws.Below(4_000); second < until; second += 900 + draws.Below(1_500))
            {
                // A neighbour cell takes over now and then.
                yield return (second, x + (draws.Unit() < 0.2 ? 1 : 0), y);
            }

            if (part == 2)
            {
                break;
            }

            var steps = 6 + draws.Below(5);
            for (var step = 0; step < steps; step++)
            {
                (x, y) = part == 0 ? (x + 1, y + draws.Below(2)) : (x - 1, y - draws.Below(2));
                yield return (second, x, y);
                var speed = kind == 0 ? draws.Between(3.5, 7) : step % 4 == 2 ? draws.Between(4, 9) : draws.Between(15, 50);
                var next = second + (int)(Grid / speed * 3_600);
                if (draws.Unit() < 0.4)
                {
                    yield return (second + ((next - second) / 2), x, y);
                }

                second = next;
            }
        }
    }
}
