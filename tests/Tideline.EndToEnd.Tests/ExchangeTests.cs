namespace Tideline.EndToEnd.Tests;

/// <summary><c>tideline exchange</c> on a generated country: import, triangulate, export.</summary>
public sealed class ExchangeTests(World world)
{
    private const string Map = """
        source: Situation report
        level: 1
        pcode: code
        day: 2025-09-07
        figures: [{ column: affected, concept: affected }]
        """;

    [Fact]
    public async Task What_others_counted_stands_beside_a_published_release_and_the_release_in_other_shapes()
    {
        using var folder = world.Copy("project.yaml", "reference", "releases", "truth");
        var release = await Published(folder);
        var file = Write(folder, "report.csv", "code,affected\nDY01,1000\nDY02,5000\nDY99,7\n");

        var import = await Call.Run(folder.Path, "exchange", "import", file, "--source", "assessment", "--map", Write(folder, "map.yaml", Map), "--name", "report-1");
        Assert.True(import.ExitCode == 0, import.Said);
        Assert.Contains("3 entries, 2 kept in 2 figures", import.Output, StringComparison.Ordinal);
        Assert.Contains("left out, p-code matches no area: 1", import.Output, StringComparison.Ordinal);
        Assert.Equal(["account.json", "figures.csv", "left-out.csv"], Directory.GetFiles(folder.Below("reported", "report-1")).Select(f => Path.GetFileName(f)).Order());

        var triangulation = await Call.Run(folder.Path, "exchange", "triangulate", release);
        Assert.True(triangulation.ExitCode == 0, triangulation.Said);
        Assert.Contains("2 reported figures beside released ones", triangulation.Output, StringComparison.Ordinal);
        Assert.Contains("other concept", File.ReadAllText(folder.Below("reports", "triangulation", release, "comparisons.csv")), StringComparison.Ordinal);

        Assert.Contains("<html lang=\"ur\" dir=\"rtl\">", File.ReadAllText(folder.Below("reports", "triangulation", release, "triangulation.ur.html")), StringComparison.Ordinal);
        var bulletin = await Call.Run(folder.Path, "exchange", "bulletin", release, "--level", "1", "--out", folder.Below("joint.html"));
        Assert.True(bulletin.ExitCode == 0, bulletin.Said);
        Assert.Contains("Situation report", File.ReadAllText(folder.Below("joint.html")), StringComparison.Ordinal);
        Assert.Equal(2, (await Call.Run(folder.Path, "exchange", "bulletin", release, "--language", "fr")).ExitCode);

        var export = await Call.Run(folder.Path, "exchange", "export", release, "--out", "out", "--location", "PAK");
        Assert.True(export.ExitCode == 0, export.Said);
        Assert.Equal(["README.md", "dtm", "geopackage", "hapi", "hdx", "hxl", "sdmx", "xlsx"], Directory.GetFileSystemEntries(folder.Below("out")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await Call.Run(folder.Path, "exchange", "export", release, "--out", "out")).ExitCode);
    }

    [Fact]
    public async Task A_proposed_release_is_refused_with_4_whatever_is_asked_for()
    {
        using var folder = world.Copy("project.yaml", "reference", "releases");
        var release = Path.GetFileName(world.Release);
        foreach (var arguments in (string[][])[["export", release, "--out", "out"], ["triangulate", release], ["bulletin", release]])
        {
            var ended = await Call.Run(folder.Path, ["exchange", .. arguments]);
            Assert.True(ended.ExitCode == 4, ended.Said);
            Assert.Contains("is not published, so that it may not leave", ended.Error, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await Call.Run(folder.Path, "exchange", "export", release, "--out", "out", "--proposed")).ExitCode);
        Assert.False(Directory.Exists(folder.Below("out")));
    }

    [Fact]
    public async Task A_file_of_which_nothing_can_be_used_is_3_and_an_earlier_import_stays()
    {
        using var folder = world.Copy("project.yaml", "reference");
        var map = Write(folder, "map.yaml", Map);
        Task<Ended> Import(string rows) => Call.Run(
            folder.Path, "exchange", "import", Write(folder, "report.csv", "code,affected\n" + rows), "--source", "assessment", "--map", map, "--name", "report-1");
        Assert.Equal(0, (await Import("DY01,1000\n")).ExitCode);
        var before = File.ReadAllText(folder.Below("reported", "report-1", "figures.csv"));
        var ended = await Import("DY99,1000\n");
        Assert.True(ended.ExitCode == 3, ended.Said);
        Assert.Contains("is no area; perhaps", ended.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.Below("reported", "report-1", "figures.csv")));
    }

    private static async Task<string> Published(TemporaryFolder folder)
    {
        var release = Path.GetFileName(Directory.GetDirectories(folder.Below("releases")).Single());
        foreach (var (name, organisation) in ((string, string)[])[("Amina", "Operator"), ("Bilal", "Agency")])
        {
            await Done(folder, "release", "key", "--name", name, "--organisation", organisation, "--key", name + ".key");
            await Done(folder, "release", "approve", release, "--key", name + ".key");
        }

        await Done(folder, "release", "publish", release);
        return release;
    }

    private static async Task Done(TemporaryFolder folder, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == 0, ended.Said);
    }

    private static string Write(TemporaryFolder folder, string name, string text)
    {
        File.WriteAllText(folder.Below(name), text);
        return folder.Below(name);
    }
}
