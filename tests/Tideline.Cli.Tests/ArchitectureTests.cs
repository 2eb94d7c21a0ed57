using System.Reflection;
using System.Text.RegularExpressions;
using Tideline.Domain.Cubes;
using Tideline.Engines.ClickHouse;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;

namespace Tideline.Cli.Tests;

/// <summary>Dependencies point one way, and Domain knows nothing.</summary>
public sealed partial class ArchitectureTests
{
    // Each project and all of ours that it may refer to. A new project or a new arrow is a decision; it is made here.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Tideline.Domain"] = [],
        ["Tideline.Projects"] = ["Tideline.Domain"],
        ["Tideline.Pipeline"] = ["Tideline.Domain", "Tideline.Projects"],
        ["Tideline.Engines.DuckDb"] = ["Tideline.Domain", "Tideline.Pipeline"],
        ["Tideline.Engines.ClickHouse"] = ["Tideline.Domain", "Tideline.Pipeline", "Tideline.Engines.DuckDb"],
        ["Tideline.Ingest"] = ["Tideline.Domain", "Tideline.Projects", "Tideline.Engines.DuckDb"],
        ["Tideline.Release"] = ["Tideline.Domain", "Tideline.Projects"],
        ["Tideline.Exchange"] = ["Tideline.Domain", "Tideline.Projects", "Tideline.Release"],
        ["Tideline.Evaluation"] = ["Tideline.Domain", "Tideline.Projects", "Tideline.Pipeline"],
        ["Tideline.Store"] = ["Tideline.Domain", "Tideline.Projects"],
        ["Tideline.Operation"] = ["Tideline.Domain", "Tideline.Projects"],
        ["Tideline.Learning"] = ["Tideline.Domain", "Tideline.Projects", "Tideline.Governance"],
        ["Tideline.Governance"] = ["Tideline.Domain", "Tideline.Projects"],
        ["Tideline.Synthetic"] = [],
        ["Tideline.Attack"] = [],
        ["Tideline.Server"] = ["Tideline.Domain", "Tideline.Projects", "Tideline.Release", "Tideline.Operation", "Tideline.Store", "Tideline.Exchange", "Tideline.Governance", "Tideline.Learning"],
        ["Tideline.Cli"] =
        [
            "Tideline.Domain", "Tideline.Projects", "Tideline.Pipeline", "Tideline.Engines.DuckDb", "Tideline.Engines.ClickHouse",
            "Tideline.Ingest", "Tideline.Release", "Tideline.Evaluation", "Tideline.Synthetic", "Tideline.Server", "Tideline.Exchange",
            "Tideline.Operation", "Tideline.Learning", "Tideline.Governance",
        ],
        ["Tideline.Proof"] =
        [
            "Tideline.Domain", "Tideline.Projects", "Tideline.Pipeline", "Tideline.Engines.DuckDb", "Tideline.Ingest",
            "Tideline.Evaluation", "Tideline.Synthetic", "Tideline.Release", "Tideline.Attack",
        ],
    };

    public static TheoryData<string> Projects => [.. Repository.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project) =>
        Assert.Empty(Repository.ReferencesOf(project).Except(Allowed[project]));

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_reaches_itself(string project) => Assert.DoesNotContain(project, Repository.ReachedFrom(project));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_programs_compose_the_generator_the_scores_and_the_release(string project)
    {
        string[] leaves = ["Tideline.Synthetic", "Tideline.Evaluation", "Tideline.Release", "Tideline.Ingest"];
        if (project is not ("Tideline.Cli" or "Tideline.Proof"))
        {
            // The server and the exchange read what the release register holds.
            Assert.Empty(Repository.ReachedFrom(project).Intersect(leaves)
                .Except(project is "Tideline.Server" or "Tideline.Exchange" ? ["Tideline.Release"] : []));
        }
    }

    [Fact]
    public void The_server_reaches_no_engine_and_nothing_that_reads_subscribers() => Assert.DoesNotContain(
        Repository.ReachedFrom("Tideline.Server"), p => p is "Tideline.Pipeline" or "Tideline.Ingest" || p.StartsWith("Tideline.Engines", StringComparison.Ordinal));

    [Fact]
    public void The_exchange_reaches_no_engine_and_nothing_that_reads_subscribers() => Assert.DoesNotContain(
        Repository.ReachedFrom("Tideline.Exchange"), p => p is "Tideline.Pipeline" or "Tideline.Ingest" || p.StartsWith("Tideline.Engines", StringComparison.Ordinal));

    [Fact]
    public void The_attacker_has_nothing_but_what_is_published()
    {
        Assert.Empty(Repository.ReferencesOf("Tideline.Attack"));
        Assert.DoesNotContain("Tideline.Attack", Repository.ReachedFrom("Tideline.Cli"));
    }

    [Fact]
    public void Domain_takes_no_package_but_NodaTime() => Assert.Equal(["NodaTime"], Repository.PackagesOf("Tideline.Domain"));

    [Fact]
    public void Domain_and_the_generator_load_no_assembly_of_ours()
    {
        Assert.Empty(OurReferences(typeof(Cube).Assembly));
        Assert.Empty(OurReferences(typeof(Synthetic.DaryaGenerator).Assembly));
    }

    [Fact]
    public void Domain_has_no_files_no_database_no_clock_and_no_randomness()
    {
        var sources = Repository.SourcesOf("Tideline.Domain").ToArray();
        Assert.True(sources.Length > 30);
        Assert.Empty(sources.Where(file => Impure().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Repository.Root, file)));
    }

    [Theory]
    [InlineData("using System.IO;")]
    [InlineData("using System.Net.Http;")]
    [InlineData("using DuckDB.NET.Data;")]
    [InlineData("var text = File.ReadAllText(path);")]
    [InlineData("SystemClock.Instance.GetCurrentInstant()")]
    [InlineData("DateTime.UtcNow")]
    [InlineData("Environment.GetEnvironmentVariable(name)")]
    [InlineData("new Random(1)")]
    [InlineData("Guid.NewGuid()")]
    public void What_the_check_of_Domain_looks_for_is_found(string impure) => Assert.Matches(Impure(), impure);

    [Theory]
    [InlineData(typeof(DuckDbEngine))]
    [InlineData(typeof(ClickHouseEngine))]
    public void An_engine_implements_the_port_of_Pipeline(Type engine) => Assert.True(typeof(IEngine).IsAssignableFrom(engine));

    [Fact]
    public void Pipeline_knows_no_database()
    {
        var pipeline = typeof(IEngine).Assembly.GetReferencedAssemblies().Select(a => a.Name);
        Assert.DoesNotContain("DuckDB.NET.Data", pipeline);
        Assert.DoesNotContain("ClickHouse.Driver", pipeline);
    }

    [Fact]
    public void Every_project_has_its_tests() => Assert.All(
        Repository.Projects, project => Assert.True(Directory.Exists(Path.Combine(Repository.Root, "tests", project + ".Tests")), project));

    [Fact]
    public void Every_project_and_test_project_stands_in_the_solution_with_its_lock_file()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Tideline.slnx"));
        var files = ((string[])["src", "tests"])
            .SelectMany(f => Directory.GetDirectories(Path.Combine(Repository.Root, f)))
            .SelectMany(f => Directory.GetFiles(f, "*.csproj")).ToArray();
        Assert.All(files, file =>
        {
            Assert.Contains(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), solution, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "packages.lock.json")), file);
        });
    }

    private static IEnumerable<string> OurReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Tideline", StringComparison.Ordinal));

    [GeneratedRegex(
        @"using System\.(IO|Net|Data|Diagnostics)\b|using (DuckDB|Microsoft\.Data)\b|\b(File|Directory|FileStream|Console|Process)\.[A-Z]|\bSystemClock\b|\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bEnvironment\.[A-Z]|\bnew Random\b|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\bStopwatch\b",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Impure();
}
