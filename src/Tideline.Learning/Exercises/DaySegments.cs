using System.Globalization;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B5: stays and moves of a day, by two limits of speed.</summary>
/// <param name="Low">Above it an event may be part of a move, km/h.</param>
/// <param name="High">A move has an event above it, km/h.</param>
internal sealed record DaySegments(double Low = 3, double High = 10)
{
    /// <summary>Whether the time spent in the cell before is left out of a speed.</summary>
    public bool WithoutDwell { get; init; }

    /// <summary>Whether each event has a speed of its own, also within a cell.</summary>
    public bool ByEvent { get; init; }

    /// <summary>Whether a segment ends where the next begins.</summary>
    public bool EndsAtNext { get; init; }

    /// <summary>Segments as subscriber|start|end|kind.</summary>
    public IEnumerable<string> Of(IReadOnlyList<StayEvent> events) => events.GroupBy(e => e.Subscriber, StringComparer.Ordinal).SelectMany(g => OfOne([.. g.OrderBy(e => e.Time)]));

    public static IReadOnlyList<StayEvent> Read(string folder) =>
    [
        .. PracticeTable.Read(folder, StayFiles.Events).Select(r => new StayEvent(
            r[0], DateTime.ParseExact(r[1], "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), r[2], PracticeTable.Number(r[3]), PracticeTable.Number(r[4]))),
    ];

    private IEnumerable<string> OfOne(StayEvent[] own)
    {
        var speed = Speeds(own);
        var isMove = new bool[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            if (speed[i] > Low)
            {
                var end = i;
                while (end + 1 < own.Length && speed[end + 1] > Low)
                {
                    end++;
                }

                Array.Fill(isMove, speed[i..(end + 1)].Any(s => s > High), i, end - i + 1);
                i = end;
            }
        }

        for (var first = 0; first < own.Length;)
        {
            var last = first;
            while (last + 1 < own.Length && isMove[last + 1] == isMove[first])
            {
                last++;
            }

            yield return FormattableString.Invariant($"{own[0].Subscriber}|{Text(own[first].Time)}|{Text(own[EndsAtNext && last + 1 < own.Length ? last + 1 : last].Time)}|{(isMove[first] ? "move" : "stay")}");
            first = last + 1;
        }
    }

    // No speed is 0: it is above no limit.
    private double[] Speeds(StayEvent[] own)
    {
        var speed = new double[own.Length];
        var (run, before) = (0, -1);
        for (var i = 1; i < own.Length; i++)
        {
            if (own[i].Cell != own[i - 1].Cell)
            {
                (before, run) = (run, i);
            }

            speed[i] = ByEvent ? Between(own[i - 1], own[i]) : before < 0 ? 0 : Between(own[WithoutDwell ? run - 1 : before], own[run]);
        }

        return speed;
    }

    private static double Between(StayEvent a, StayEvent b) =>
        b.Time > a.Time ? Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y))) / (b.Time - a.Time).TotalHours : 0;

    private static string Text(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <param name="X">Of the cell, km.</param>
/// <param name="Y">Of the cell, km.</param>
internal readonly record struct StayEvent(string Subscriber, DateTime Time, string Cell, double X, double Y);
