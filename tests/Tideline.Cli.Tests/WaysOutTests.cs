using System.Text.RegularExpressions;

namespace Tideline.Cli.Tests;

/// <summary>Whatever reads or hands over the files of releases asks whether exports are stopped, or shows nobody a figure.</summary>
public sealed partial class WaysOutTests
{
    private const string Asks = "asks by itself";
    private const string Gate = "asks at the door of the server: see the table of its tests";
    private const string Combined = "is asked for by the job that combines";
    private const string Inside = "shows nobody a figure";

    // A file that is not in the list fails the test: add it with thought. Only the release project itself may open what it wrote.
    private static readonly Dictionary<string, string> _known = new(StringComparer.Ordinal)
    {
        ["Tideline.Exchange/Releases/PublishedRelease.cs"] = Asks,
        ["Tideline.Cli/Jobs/ExchangeJob.cs"] = Asks,
        ["Tideline.Exchange/Hub/HubBundle.cs"] = Asks,
        ["Tideline.Exchange/Hub/CombinedFiles.cs"] = Combined,
        ["Tideline.Exchange/Hub/ReceivedRelease.cs"] = Inside,
        ["Tideline.Cli/Commands/ProductCommand.cs"] = Asks,
        ["Tideline.Cli/Commands/ReleaseCommand.cs"] = Asks,
        ["Tideline.Cli/Jobs/DemoJob.cs"] = Asks,
        ["Tideline.Cli/Jobs/HazardJob.cs"] = Asks,
        ["Tideline.Cli/Jobs/RerunJob.cs"] = Inside,
        ["Tideline.Server/Approvals/ApprovalEndpoints.cs"] = Asks,
        ["Tideline.Server/Api/ReleaseEndpoints.cs"] = Gate,
        ["Tideline.Server/Bulletins/PublishedBulletins.cs"] = Gate,
        ["Tideline.Server/Joint/JointReleases.cs"] = Gate,
        ["Tideline.Server/Maps/BoundarySets.cs"] = Inside,
        ["Tideline.Server/Releases/ReleasedTables.cs"] = Gate,
        ["Tideline.Server/Releases/ReleasedFile.cs"] = Gate,
        ["Tideline.Proof/Disclosure/TwinFolder.cs"] = Inside,
        ["Tideline.Proof/Faults/Judgement.cs"] = Inside,
    };

    [Fact]
    public void Every_source_file_that_handles_the_files_of_releases_is_known()
    {
        var found = Repository.Projects.Where(p => p is not ("Tideline.Release" or "Tideline.Attack")).SelectMany(p => Repository.SourcesOf(p).Where(f => Handles().IsMatch(File.ReadAllText(f))))
            .Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "src"), f).Replace('\\', '/')).Order(StringComparer.Ordinal);

        Assert.Equal(_known.Keys.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void What_asks_by_itself_goes_through_a_door_that_asks()
    {
        string[] doors = ["DemandNoStop(", "PublishedRelease.Open(", "ReleaseBundle.Write(", ".Publish("];
        Assert.All(_known.Where(k => k.Value == Asks), k => Assert.Contains(doors, d => Text(k.Key).Contains(d, StringComparison.Ordinal)));
        Assert.All(((string, string)[])
        [
            ("Tideline.Release/Register/ReleaseRegister.cs", "public void Publish(ReleaseId id)\n    {\n        DemandNoStop("),
            ("Tideline.Release/Register/ReleaseBundle.cs", "register.DemandNoStop("),
            ("Tideline.Exchange/Releases/PublishedRelease.cs", "register.DemandNoStop("),
        ], door => Assert.Contains(door.Item2, Text(door.Item1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ObservationCsv.Read(text, name)")]
    [InlineData("PublishedRelease.Open(register, releases, id)")]
    [InlineData("Path.Combine(folder, \"observations.csv\")")]
    public void What_the_check_looks_for_is_found(string source) => Assert.Matches(Handles(), source);

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, "src", file)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"ObservationCsv\.Read|ReleasedFile\.Read|class ReleasedFile\b|PublishedRelease\.Open|PublishedRelease Open|ReleaseBundle\.Write|\.Publish\(|""observations\.(csv|parquet)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handles();
}
