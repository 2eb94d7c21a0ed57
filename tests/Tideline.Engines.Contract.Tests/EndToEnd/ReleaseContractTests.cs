using Tideline.EndToEnd.Tests;
using Tideline.Engines.Contract.Tests.Servers;

namespace Tideline.Engines.Contract.Tests.EndToEnd;

/// <summary>The program on a cluster releases what it releases on one machine: the same bytes, from the same files.</summary>
public sealed class ReleaseContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_generated_country_gives_the_same_observations_on_DuckDB_and_on_a_cluster()
    {
        await using var cluster = await ClickHouseCluster.Start();
        var (one, many) = (_folder.Below("one"), _folder.Below("many"));
        await Done("generate", "--scenario", "short-history", "--subscribers", "1500", "--seed", "11", "--out", one);
        await Done("ingest", "--project", one);
        Folders.Copy(one, many, [.. Directory.GetFileSystemEntries(one).Select(e => Path.GetFileName(e)!)]);
        UseCluster(many, cluster);

        await Done("run", "--project", one);
        await Done("run", "--project", many);

        var (expected, given) = (Observations(one), Observations(many));
        Assert.True(expected.Count(HasValue) > 500, "Nearly all is suppressed: the comparison would say little.");
        Assert.Equal(expected, given);
        foreach (var cubes in Directory.GetFiles(Path.Combine(one, "lake", "cubes")))
        {
            Assert.Equal(File.ReadAllLines(cubes), File.ReadAllLines(cubes.Replace(one, many, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_shard_that_is_away_fails_the_program_with_its_address_and_the_run_goes_on_later()
    {
        await using var cluster = await ClickHouseCluster.Start(servers: 2);
        var project = _folder.Below("away");
        await Done("generate", "--scenario", "short-history", "--subscribers", "300", "--seed", "12", "--out", project);
        UseCluster(project, cluster);
        await Done("ingest", "--project", project);
        await cluster.Servers[1].Kill();

        var failed = await Call.Run(_folder.Path, "run", "--project", project);

        Assert.True(failed.ExitCode == 5, failed.Said);
        Assert.Contains(cluster.Servers[1].Address.Authority, failed.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(project, "releases")));
        await cluster.Servers[1].Start();
        await Done("run", "--project", project);
    }

    internal static void UseCluster(string project, ClickHouseCluster cluster)
    {
        var file = Path.Combine(project, "project.yaml");
        var yaml = File.ReadAllText(file);
        var shards = string.Join(", ", cluster.Servers.Select(s => $"\"{s.Address}\""));
        Assert.Contains("engine: duckdb\n", yaml, StringComparison.Ordinal);
        File.WriteAllText(file, yaml.Replace("engine: duckdb\n", $"engine: {{ clickhouse: {{ shards: [{shards}] }} }}\n", StringComparison.Ordinal));
    }

    private static bool HasValue(string observation) => observation.Split(',')[5].Length > 0;

    private static string[] Observations(string project) =>
        File.ReadAllLines(Path.Combine(Directory.GetDirectories(Path.Combine(project, "releases")).Single(), "observations.csv"));

    private async Task Done(params string[] arguments)
    {
        var ended = await Call.Run(_folder.Path, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}\n{ended.Said}");
    }
}
