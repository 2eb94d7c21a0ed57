using Tideline.Learning.Checks;
using Tideline.Learning.Exercises;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Tests;

/// <summary>Whatever the seed, the tables of a practice country hold what its exercises ask for.</summary>
public sealed class PracticeFilesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 12).Select(s => (ulong)s)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_seed_writes_the_same_bytes_and_another_seed_others()
    {
        var first = Written(7);
        Assert.Equal(first, Written(7));
        Assert.All(first.Keys.Where(k => !k.EndsWith("cells.csv", StringComparison.Ordinal)), k => Assert.NotEqual(first[k], Written(8)[k]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_seed_lets_the_right_rule_pass_against_the_truth_and_mistakes_differ_from_it(ulong seed)
    {
        Written(seed);

        var sims = SimHabits.Read(_folder);
        var devices = PracticeTable.Read(_folder, DeviceFiles.Truth).Where(r => r[1] == "yes").Select(r => r[0]).ToHashSet(StringComparer.Ordinal);
        var named = sims.Where(s => s.IsDevice()).Select(s => s.Sim).ToHashSet(StringComparer.Ordinal);
        Assert.True(2.0 * named.Count(devices.Contains) / (named.Count + devices.Count) >= 0.95);
        Assert.All(
            [sims.Where(s => s.IsDevice(regular: false)), sims.Where(s => s.IsDevice(isStatic: false)), sims.Where(s => s.IsDevice(often: false)), sims.Where(s => s.IsDevice(least: 0))],
            other => Assert.False(named.SetEquals(other.Select(s => s.Sim))));
        var events = NightHomes.Read(_folder);
        var rule = new NightHomes(22, 5);
        var homes = rule.Of(events);
        var truth = PracticeTable.Read(_folder, HomeFiles.Truth).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        Assert.True(homes.Count(h => h.Value == truth[h.Key]) >= 0.9 * homes.Count(h => h.Value.Length > 0));
        Assert.True(2 * homes.Count(h => h.Value.Length > 0) >= homes.Count);
        Assert.All(
            [rule with { Least = 1 }, rule with { ByEvents = true, Least = 1 }, rule with { ByCalendarDay = true }, rule with { Shift = 5 }, new NightHomes(20, 7), new NightHomes(0, 24)],
            other => Assert.NotEqual(homes, other.Of(events)));
        var day = DaySegments.Read(_folder);
        var segments = new DaySegments().Of(day).ToArray();
        Assert.All([new DaySegments(10, 10), new DaySegments(3, 3), new DaySegments { WithoutDwell = true }, new DaySegments { ByEvent = true }], other => Assert.NotEqual(segments, other.Of(day)));
        Assert.True(new KnownPoints(_folder, 13).Unique(4) > new KnownPoints(_folder, 10).Unique(4));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_seed_has_what_the_exercises_ask_for(ulong seed)
    {
        Written(seed);

        var days = ReleasedDays.Read(_folder);
        Assert.Single(OperationFiles.Days, d => File.ReadAllText(Path.Combine(_folder, OperationFiles.Releases, d + ".csv")) != days.Table(d));
        Assert.Single(PracticeTable.Read(_folder, OperationFiles.Register), r => ReleasedDays.Sha256($"{r[0]}|{r[1]}|{r[2]}|{r[3]}") != r[4]);
        // Each known mistake about corrections gives another answer.
        var errata = days.Errata();
        Assert.NotEmpty(errata);
        Assert.All([ReleasedDays.Rule.AllThatChanged, ReleasedDays.Rule.DifferenceOfNumbers, ReleasedDays.Rule.NewRegisterForAllDays], r => Assert.False(errata.SetEquals(days.Errata(r))));
        var week = CapstoneWeek.Read(_folder);
        Assert.Contains(week.Areas, a => a.Contributors is null);
        Assert.True(DisclosureCheck.Protected(week.Table).Count < week.Table.Value.Count(v => v.Value >= CapstoneWeek.Threshold));
        Assert.Contains(week.Areas, a => a is { Status: "U" });
        var quality = QualityRules.Read(_folder);
        Assert.NotEqual(quality.Coverage(), quality.Coverage(strict: true));
        Assert.NotEqual(quality.Sample(), quality.Sample(strict: true));
        Assert.Equal(3, quality.Robustness().Values.Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(quality.Robustness(), quality.Robustness(small: true));
        Assert.NotEqual(quality.Robustness(), quality.Robustness(absentIsHigh: true));
        Assert.True(SurveyEstimate.Read(_folder).IsOrdinary());
    }

    [Fact]
    public void A_square_of_half_a_degree_has_the_area_of_the_worked_example()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "reference"));
        File.WriteAllText(Path.Combine(_folder, "reference", "areas.geojson"), """
            {"features":[{"properties":{"pcode":"X","admin_level":2},"geometry":{"type":"MultiPolygon","coordinates":[[[[70,30.75],[70.5,30.75],[70.5,31.25],[70,31.25],[70,30.75]]]]}}]}
            """);
        Assert.Equal(2650, SphereArea.Of(_folder, 2, mercator: false)["X"], 0.5);
        Assert.Equal(3606, SphereArea.Of(_folder, 2, mercator: true)["X"], 0.5);
    }

    [Fact]
    public void The_table_of_the_worked_example_has_the_hashes_that_its_text_says()
    {
        Directory.CreateDirectory(_folder);
        const string table = "pcode,people\nN,5\nS,4\nW,\n";
        var text = Courses.CourseShelf.Find("B13").Text;
        Assert.Contains($"`{ReleasedDays.Sha256(table)[..8]}`", text, StringComparison.Ordinal);
        Assert.Contains($"`{ReleasedDays.Sha256(table.ReplaceLineEndings("\r\n"))[..8]}`", text, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Written(ulong seed)
    {
        PracticeTable.Write(_folder, PracticeCountry.Residents, "pcode,parent,level,subscribers",
        [
            "DY,,0,1440",
            .. Enumerable.Range(1, 4).Select(p => FormattableString.Invariant($"DY0{p},DY,1,360")),
            .. Enumerable.Range(1, 4).SelectMany(p => Enumerable.Range(1, 10).Select(d => FormattableString.Invariant($"DY0{p}{d:00},DY0{p},2,36"))),
        ]);
        PracticeFiles.Write(_folder, seed);
        return Directory.EnumerateFiles(_folder, "*.csv", SearchOption.AllDirectories).Where(f => !f.EndsWith("residents.csv", StringComparison.Ordinal)).ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);
    }
}
