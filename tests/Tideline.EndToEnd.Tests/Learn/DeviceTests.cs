using System.Globalization;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B3 from its task: which SIMs are devices.</summary>
[Collection(nameof(OneCountry))]
public sealed class DeviceTests(LearnTests.Country country)
{
    [Fact]
    public async Task Devices_named_by_the_task_are_right() => await country.Passes("B3", Devices());

    [Theory]
    [InlineData("cells", "rows_for_cells")]
    [InlineData("interval", "rounded_down")]
    [InlineData("interval", "not_rounded")]
    [InlineData("share", "percent")]
    [InlineData("share", "share_of_events")]
    [InlineData("returns", "any_change")]
    [InlineData("returns", "no_time_limit")]
    [InlineData("device", "static_alone")]
    [InlineData("device", "regular_alone")]
    [InlineData("device", "trackers_missed")]
    [InlineData("device", "few_events_kept")]
    [InlineData("outcome", "errors_exchanged")]
    [InlineData("outcome", "unlabelled_as_people")]
    public void A_known_mistake_about_devices_is_named(string criterion, string misconception) => country.Names("B3", criterion, misconception, Devices(misconception));

    // In whole seconds throughout.
    private IEnumerable<string> Devices(string? mistake = null)
    {
        var labels = country.Table("devices/labelled.csv").ToDictionary(l => l["sim"], l => l["is_device"], StringComparer.Ordinal);
        yield return "sim,cells,interval,share,returns,device,outcome";
        foreach (var (sim, events) in country.Once("B3", Read))
        {
            var gaps = events.Skip(1).Select((e, i) => e.Second - events[i].Second).ToList();
            var counts = new SortedDictionary<int, int>();
            foreach (var gap in gaps)
            {
                // Nearest 300 seconds, halves up.
                counts[(gap + 150) / 300] = counts.GetValueOrDefault((gap + 150) / 300) + 1;
            }

            var (steps, times) = counts.MaxBy(c => c.Value);
            var interval = mistake switch
            {
                "rounded_down" => gaps.GroupBy(g => g / 300).OrderBy(g => g.Key).MaxBy(g => g.Count())!.Key * 5,
                "not_rounded" => gaps.GroupBy(g => (g + 30) / 60).OrderBy(g => g.Key).MaxBy(g => g.Count())!.Key,
                _ => steps * 5,
            };
            var share = times / (double)(mistake == "share_of_events" ? events.Count : gaps.Count) * (mistake == "percent" ? 100 : 1);
            var cells = events.Select(e => e.Cell).ToHashSet(StringComparer.Ordinal).Count;
            var returns = mistake == "any_change" ? gaps.Where((g, i) => g <= 120 && events[i].Cell != events[i + 1].Cell).Count()
                : events.Skip(2).Where((e, i) => e.Cell == events[i].Cell && e.Cell != events[i + 1].Cell && (mistake == "no_time_limit" || e.Second - events[i].Second <= 120)).Count();
            var device = Device(mistake, events, cells, (double)times / gaps.Count);
            var outcome = (labels.GetValueOrDefault(sim, mistake == "unlabelled_as_people" ? "no" : ""), device) switch
            {
                ("yes", true) => "tp",
                ("yes", false) => mistake == "errors_exchanged" ? "fp" : "fn",
                ("no", true) => mistake == "errors_exchanged" ? "fn" : "fp",
                ("no", false) => "tn",
                _ => "",
            };
            yield return string.Create(CultureInfo.InvariantCulture, $"{sim},{(mistake == "rows_for_cells" ? events.Count : cells)},{interval},{share:0.#####},{returns},{(device ? "yes" : "no")},{outcome}");
        }
    }

    private static bool Device(string? mistake, List<(int Second, string Cell)> events, int cells, double share)
    {
        var perHour = events.GroupBy(e => e.Second / 3_600).Max(g => g.Count());
        return (events.Count >= 10 || mistake == "few_events_kept")
            && (((cells == 1 || mistake == "regular_alone") && (share >= 0.7 || mistake == "static_alone")) || (perHour > 20 && mistake != "trackers_missed"));
    }

    private Dictionary<string, List<(int Second, string Cell)>> Read() => country.Table("devices/events.csv")
        .GroupBy(e => e["sim"], e => ((int)(DateTime.Parse(e["time"], CultureInfo.InvariantCulture) - new DateTime(2025, 2, 1, 0, 0, 0, DateTimeKind.Unspecified)).TotalSeconds, e["cell"]))
        .ToDictionary(g => g.Key, g => g.OrderBy(e => e.Item1).ToList(), StringComparer.Ordinal);
}
