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
