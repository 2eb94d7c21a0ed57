using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B5 from its task: stays and moves.</summary>
[Collection(nameof(OneCountry))]
public sealed class StayTests(LearnTests.Country country)
{
    [Fact]
    public async Task Segments_cut_by_the_task_are_right() => await country.Passes("B5", Lines());

    [Theory]
    [InlineData("moves", "high_alone")]
    [InlineData("stays", "high_alone")]
    [InlineData("moves", "low_alone")]
    [InlineData("moves", "dwell_left_out")]
    [InlineData("moves", "event_speed")]
    [InlineData("moves", "ends_at_next")]
    [InlineData("stays", "ends_at_next")]
    [InlineData("alternate", "not_joined")]
    public void A_known_mistake_about_stays_is_named(string criterion, string misconception) => country.Names("B5", criterion, misconception, Lines(misconception));

    [Fact]
    public void A_stay_of_many_cells_is_one_segment_and_a_walk_is_none() => Assert.Contains(Lines().Skip(1).GroupBy(l => l.Split(',')[0]), g => g.Count() == 1);

    private IEnumerable<string> Lines(string? mistake = null) =>
    [
        "subscriber,start,end,kind",
        .. country.Table("stays/events.csv").GroupBy(e => e["subscriber"]).SelectMany(g => Segments(g.Key, [.. g.Select(e => new Seen(e["time"], e["cell"], Number(e["x_km"]), Number(e["y_km"])))], mistake)),
    ];

    // One pass forward over runs and one over blocks: a move is written when its block is known to have a fast run.
    private static IEnumerable<string> Segments(string who, List<Seen> events, string? mistake)
    {
        var (low, high) = mistake switch { "high_alone" => (10.0, 10.0), "low_alone" => (3.0, 3.0), _ => (3.0, 10.0) };
        var runs = new List<List<int>>();
        for (var i = 0; i < events.Count; i++)
        {
            if (i == 0 || events[i].Cell != events[i - 1].Cell || mistake == "event_speed")
            {
                runs.Add([]);
            }

            runs[^1].Add(i);
        }

        var speeds = runs.Select((run, r) => r == 0 ? 0 : Speed(events[mistake == "dwell_left_out" ? runs[r - 1][^1] : runs[r - 1][0]], events[run[0]])).ToList();
        var kinds = new string[events.Count];
        for (var r = 0; r < runs.Count;)
        {
            var block = Enumerable.Range(r, runs.Count - r).TakeWhile(k => speeds[k] > low).ToList();
            var kind = block.Exists(k => speeds[k] > high) ? "move" : "stay";
            foreach (var k in block.Count == 0 ? [r] : block)
            {
                runs[k].ForEach(i => kinds[i] = kind);
            }

            r += Math.Max(1, block.Count);
        }

        var start = 0;
        for (var i = 1; i <= events.Count; i++)
        {
            if (i == events.Count || kinds[i] != kinds[start] || (mistake == "not_joined" && kinds[i] == "stay"))
            {
                yield return $"{who},{events[start].Time},{events[mistake == "ends_at_next" && i < events.Count ? i : i - 1].Time},{kinds[start]}";
                start = i;
            }
        }
    }

    private static double Speed(Seen from, Seen to) =>
        Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)) * 3_600
        / (DateTime.Parse(to.Time, CultureInfo.InvariantCulture) - DateTime.Parse(from.Time, CultureInfo.InvariantCulture)).TotalSeconds;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Seen(string Time, string Cell, double X, double Y);
}
