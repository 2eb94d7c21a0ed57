using System.Globalization;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

/// <summary>What the failure modes do to the operator's files.</summary>
public sealed class DeliveryScenarioTests
{
    [Fact]
    public void Three_in_ten_rows_of_a_day_come_with_the_file_of_three_days_later()
    {
        using var late = new GeneratedFolder(Scenario.Named("late-rows") with { WeeksBefore = 6, WeeksAfter = 1 }, 300);
        using var timely = new GeneratedFolder(Scenario.Named("flood") with { WeeksBefore = 6, WeeksAfter = 1 }, 300);
        var own = Dates(late, "20250820");
        Assert.Equal(["2025-08-17", "2025-08-20"], own.Keys.Order(StringComparer.Ordinal));
        var whole = Dates(timely, "20250820")["2025-08-20"];
        Assert.Equal(whole, own["2025-08-20"] + Dates(late, "20250823")["2025-08-20"], whole * 0.02);
        Assert.Equal(0.7, own["2025-08-20"] / (double)whole, 0.06);
        var kinds = late.Rows("truth/defects.csv").Where(d => d[1] == "0").ToLookup(d => d[2], d => d[0], StringComparer.Ordinal);
        Assert.Equal(late.EventFiles().Count(f => !f.Contains("_resend", StringComparison.Ordinal)) - 3, kinds["late_rows"].Count());
        Assert.Equal(3, kinds["rows_to_come"].Count());
    }

    [Fact]
    public void A_file_is_missing_one_holds_rows_twice_and_one_breaks_off_and_the_truth_says_which()
    {
        using var folder = new GeneratedFolder(Scenario.Named("broken-files"), 150);
        var kinds = folder.Rows("truth/defects.csv").Where(d => d[1] == "0").ToLookup(d => d[2], d => d[0], StringComparer.Ordinal);
        Assert.False(File.Exists(folder.FullPath(Assert.Single(kinds["missing_file"]))));
        var twice = Assert.Single(kinds["duplicated_rows"]);
        var rows = GeneratedFolder.Lines(folder.FullPath(twice)).Count() - 1;
        var duplicates = folder.Rows("truth/defects.csv").Count(d => d[0] == twice && d[2] == "duplicate_row");
        Assert.InRange(duplicates / (double)rows, 0.02, 0.09);
        var broken = File.ReadAllBytes(folder.FullPath(Assert.Single(kinds["broken_file"])));
        Assert.Equal([0x1f, 0x8b], broken[..2]);
        Assert.True(BitConverter.ToUInt16(broken, 11) > broken.Length - 15, "the block is whole");
        Assert.Single(kinds["truncated_day"]);
        Assert.Single(kinds["repeated_file"]);
    }

    [Fact]
    public void Roamers_have_another_operators_numbers_from_the_day_after_the_onset_on_some_days()
    {
        using var folder = new GeneratedFolder(Scenario.Named("roamers"), 300);
        var days = folder.EventFiles().Where(f => !f.Contains("_resend", StringComparison.Ordinal)).Select(f => (
            Date: Path.GetFileName(f)[4..12],
            Roamers: GeneratedFolder.Lines(f).Skip(1).Select(l => l.Split(',')[0]).Where(n => n.Length >= 10)
                .Select(n => n[^10..]).Where(n => n.StartsWith("33", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count())).ToList();
        Assert.Equal("20250827", days.First(d => d.Roamers > 0).Date);
        Assert.Equal("20250907", days.Last(d => d.Roamers > 0).Date);
        Assert.InRange(days.Where(d => d.Roamers > 0).Average(d => d.Roamers), 90 * 0.3, 90 * 0.6);
    }

    [Fact]
    public void Where_the_footprint_is_wrong_only_the_declaration_differs()
    {
        using var wrong = new GeneratedFolder(Scenario.Named("wrong-footprint"), 150);
        using var right = new GeneratedFolder(Scenario.Named("flood"), 150);
        var differing = Directory.EnumerateFiles(right.Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(right.Root, f)).Where(f => !File.ReadAllBytes(right.FullPath(f)).AsSpan().SequenceEqual(File.ReadAllBytes(wrong.FullPath(f))));
        Assert.Equal("reference/footprint.geojson", Assert.Single(differing).Replace('\\', '/'));
    }

    [Fact]
    public void Camp_SIMs_are_present_but_were_nobody_before_and_moved_nobody()
    {
        using var camps = new GeneratedFolder(Scenario.Named("camp-sims"), 1_000);
        using var flood = new GeneratedFolder(Scenario.Named("flood"), 1_000);
        Assert.True(camps.Summary.Subscribers > flood.Summary.Subscribers + 10);
        foreach (var file in (string[])["truth/displacement.csv", "truth/residents.csv", "truth/returns.csv"])
        {
            Assert.Equal(File.ReadAllText(flood.FullPath(file)), File.ReadAllText(camps.FullPath(file)));
        }
    }

    [Fact]
    public void Growth_adds_a_hundredth_of_the_subscribers_each_month()
    {
        using var growth = new GeneratedFolder(Scenario.Named("growth"), 3_000);
        using var flood = new GeneratedFolder(Scenario.Named("flood"), 3_000);
        Assert.Equal(0.01 * 36 * 7 / 30, (Last(growth) / Last(flood)) - 1, 0.02);

        static double Last(GeneratedFolder folder) =>
            folder.Rows("truth/population.csv").Where(r => r[0] == "2025-10-12").Sum(r => double.Parse(r[3], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Half_of_the_districts_of_small_areas_have_hardly_any_subscribers()
    {
        using var folder = new GeneratedFolder(Scenario.Named("small-areas"), 2_000);
        var shares = folder.Rows("truth/residents.csv").GroupBy(r => r[0][..6], StringComparer.Ordinal)
            .Select(d => d.Sum(r => double.Parse(r[2], CultureInfo.InvariantCulture)) / d.Sum(r => double.Parse(r[1], CultureInfo.InvariantCulture))).ToList();
        var middle = shares.Sum() / shares.Count;
        Assert.InRange(shares.Count(s => s < 0.3 * middle) / (double)shares.Count, 0.3, 0.7);
    }

    private static Dictionary<string, int> Dates(GeneratedFolder folder, string day) =>
        GeneratedFolder.Lines(folder.FullPath($"inbox/events/cdr_{day}.csv.gz")).Skip(1).Select(l => l.Split(',')[1])
            .Where(t => t.StartsWith("2025-08", StringComparison.Ordinal)).CountBy(t => t[..10], StringComparer.Ordinal)
            .ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal);
}
