using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Exercises;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>The capstone from its task: a package that two organisations stand behind.</summary>
[Collection(nameof(OneCountry))]
public sealed class PackageTests(LearnTests.Country country)
{
    private static readonly string[] _uses = ["none", "prioritise", "plan"];

    [Fact]
    public async Task A_package_made_by_the_task_passes()
    {
        var files = Package();
        await country.Passes("C1", Write(files, files));
    }

    [Theory]
    [InlineData("files", "changed_after_manifest")]
    [InlineData("release", "outage_as_number")]
    [InlineData("small", "suppressed_as_0")]
    [InlineData("small", "threshold_missed")]
    [InlineData("protected", "threshold_alone")]
    [InlineData("loss", "too_much_hidden")]
    [InlineData("note", "too_long")]
    [InlineData("note", "words_to_avoid")]
    [InlineData("note", "number_not_released")]
    [InlineData("note", "no_interval")]
    [InlineData("note", "gap_not_told")]
    [InlineData("approvals", "own_work_approved")]
    [InlineData("approvals", "one_organisation")]
    [InlineData("approvals", "approved_before_made")]
    [InlineData("decisions", "use_beyond_label")]
    [InlineData("decisions", "blind_district_forgotten")]
    [InlineData("rubric", "own_work_judged")]
    public void A_known_mistake_in_a_package_is_named(string criterion, string misconception)
    {
        var right = Package();
        var wrong = new Dictionary<string, string>(right, StringComparer.Ordinal);
        var blind = Week().Single(r => r["contributors"].Length == 0)["pcode"];
        switch (misconception)
        {
            case "changed_after_manifest" or "too_long":
                wrong["note.txt"] += string.Concat(Enumerable.Repeat("more ", 120));
                break;
            case "outage_as_number":
                wrong["release.csv"] = wrong["release.csv"].Replace($"{blind},,,,L", $"{blind},0,0,0,A", StringComparison.Ordinal);
                break;
            case "suppressed_as_0":
                wrong["release.csv"] = wrong["release.csv"].Replace(",,,,Q", ",0,0,0,Q", StringComparison.Ordinal);
                break;
            case "threshold_missed":
                wrong["release.csv"] = Release([.. Week().Select(r => r["pcode"])]);
                break;
            case "threshold_alone":
                wrong["release.csv"] = Release([.. Week().Where(r => Contributors(r) >= 16).Select(r => r["pcode"])]);
                break;
            case "too_much_hidden":
                wrong["release.csv"] = Release([.. Week().Where(r => r["level"] == "0").Select(r => r["pcode"])]);
                break;
            case "words_to_avoid":
                wrong["note.txt"] += "We are tracking nobody.";
                break;
            case "number_not_released":
                wrong["note.txt"] += "In one place it was 83.";
                break;
            case "no_interval":
                wrong["note.txt"] = $"Many are away. Of {blind} we know nothing.";
                break;
            case "gap_not_told":
                wrong["note.txt"] = wrong["note.txt"].Replace(blind, "one district", StringComparison.Ordinal);
                break;
            case "own_work_approved":
                wrong["approvals.csv"] = wrong["approvals.csv"].Replace("Nadir", "Laila", StringComparison.Ordinal);
                break;
            case "one_organisation":
                wrong["approvals.csv"] = wrong["approvals.csv"].Replace("Authority", "Operator", StringComparison.Ordinal);
                break;
            case "approved_before_made":
                wrong["approvals.csv"] = wrong["approvals.csv"].Replace("2025-09-10", "2025-09-01", StringComparison.Ordinal);
                break;
            case "use_beyond_label":
                wrong["decisions.csv"] = wrong["decisions.csv"].Replace($"{blind},Send a boat,none", $"{blind},Send a boat,plan", StringComparison.Ordinal);
                break;
            case "blind_district_forgotten":
                wrong["decisions.csv"] = wrong["decisions.csv"].Replace($",{blind},", ",DY,", StringComparison.Ordinal);
                break;
            default:
                wrong["rubric.csv"] = wrong["rubric.csv"].Replace("West", "Nadir", StringComparison.Ordinal);
                break;
        }

        country.Names("C1", criterion, misconception, Write(wrong, misconception == "changed_after_manifest" ? right : wrong));
    }

    [Fact]
    public void Eight_points_pass_and_seven_do_not()
    {
        var files = Package();
        Assert.True(Rubric(files, "2,2,1,1,1,1"));
        Assert.False(Rubric(files, "2,1,1,1,1,1"));
        Assert.False(Rubric(files, "2,2,2,2,2,0"));
    }

    [Fact]
    public void A_package_of_which_files_are_absent_is_told_and_no_error()
    {
        var folder = Path.Combine(country.Work, "package");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "package.csv"), "file,sha256\n../project.yaml,00\n");
        var check = (IExerciseCheck)ExerciseShelf.Of("C1");
        var report = check.Check(country.Practice("C1"), HandedIn.Read(Path.Combine(folder, "package.csv"), check.Columns));
        Assert.All(report.Criteria, c => Assert.False(c.IsPassed));
        Assert.Equal(CourseShelf.Find("C1").Criteria.Keys.Order(StringComparer.Ordinal), report.Criteria.Select(c => c.Id).Order(StringComparer.Ordinal));
    }

    private bool Rubric(Dictionary<string, string> files, string points)
    {
        files["rubric.csv"] = "line,points,reviewer,reason\n" + string.Concat(points.Split(',').Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1},{p},West,talked over\n")));
        Write(files, files);
        var check = (IExerciseCheck)ExerciseShelf.Of("C1");
        return check.Check(country.Practice("C1"), new HandedIn([], null)).Criteria.Single(c => c.Id == "rubric").IsPassed;
    }

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Week() => country.Table("capstone/week.csv");

    private static int Contributors(IReadOnlyDictionary<string, string> row) => row["contributors"].Length == 0 ? -1 : (int)Number(row["contributors"]);

    // In each province the small ones, and the smallest others until two or more are hidden that have 16 together.
    private HashSet<string> Shown()
    {
        var shown = Week().Where(r => Contributors(r) >= 16).Select(r => r["pcode"]).ToHashSet(StringComparer.Ordinal);
        foreach (var province in Week().Where(r => r["level"] == "1"))
        {
            var children = Week().Where(r => r["parent"] == province["pcode"] && Contributors(r) >= 0).OrderBy(Contributors).ToArray();
            var hidden = children.Count(c => !shown.Contains(c["pcode"]));
            while (hidden > 0 && (hidden < 2 || children.Take(hidden).Sum(Contributors) < 16))
            {
                shown.Remove(children[hidden]["pcode"]);
                hidden++;
            }
        }

        return shown;
    }

    private string Release(HashSet<string> shown) => "pcode,people,lower,upper,status\n" + string.Concat(Week().Select(r =>
        Contributors(r) < 0 ? $"{r["pcode"]},,,,L\n" : !shown.Contains(r["pcode"]) ? $"{r["pcode"]},,,,Q\n"
        : string.Create(CultureInfo.InvariantCulture, $"{r["pcode"]},{Math.Round(Number(r["people"]) / 10, MidpointRounding.AwayFromZero) * 10},{Math.Floor(Number(r["lower"]) / 10) * 10},{Math.Ceiling(Number(r["upper"]) / 10) * 10},{(Number(r["outage"]) > 0.3 ? "U" : "A")}\n")));

    private Dictionary<string, string> Package()
    {
        var shown = Shown();
        var release = Release(shown);
        var uses = Week().ToDictionary(r => r["pcode"], r => !shown.Contains(r["pcode"]) ? "none" : _uses[new[]
        {
            Grade(Number(r["subscribers"]) / Number(r["population"]), 0.2, 0.4), Grade(-Number(r["change"]), -0.3999, -0.1999), Grade(Contributors(r), 50, 100),
        }.Min()], StringComparer.Ordinal);
        var blind = Week().Single(r => Contributors(r) < 0)["pcode"];
        var whole = release.Split('\n').Single(l => l.StartsWith("DY,", StringComparison.Ordinal)).Split(',');
        return new(StringComparer.Ordinal)
        {
            ["release.csv"] = release,
            ["labels.csv"] = "pcode,use\n" + string.Concat(uses.Select(u => $"{u.Key},{u.Value}\n")),
            ["note.txt"] = $"To send help where it is needed, we estimated who is away from home: {whole[2]} to {whole[3]} people. In {blind} nothing can be seen.\n",
            ["approvals.csv"] = "organisation,role,person,decision,date\nOperator,analyst,Laila,produced,2025-09-09\nOperator,lawyer,Omid,approved,2025-09-10\nAuthority,releaser,Nadir,approved,2025-09-10\n",
            ["decisions.csv"] = $"date,pcode,decision,use,decided_by,reason\n2025-09-11,{blind},Send a boat,none,Nadir,nothing is seen there\n"
                + string.Concat(uses.Where(u => u.Key != blind).Take(3).Select(u => $"2025-09-11,{u.Key},Look at it,{u.Value},Nadir,by its label\n")),
            ["rubric.csv"] = "line,points,reviewer,reason\n" + string.Concat(Enumerable.Range(1, 6).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l},2,West,clear\n"))),
        };
    }

    private IEnumerable<string> Write(Dictionary<string, string> files, Dictionary<string, string> named)
    {
        var folder = Path.Combine(country.Work, "package");
        Directory.CreateDirectory(folder);
        foreach (var (file, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, file), text);
        }

        return ["file,sha256", .. named.Select(f => $"{f.Key},{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(f.Value)))}")];
    }

    private static int Grade(double value, double medium, double high) => value >= high ? 2 : value >= medium ? 1 : 0;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
