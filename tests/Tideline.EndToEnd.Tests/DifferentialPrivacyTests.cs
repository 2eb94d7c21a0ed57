using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>A run with <c>disclosure.differential_privacy</c>, by the real program.</summary>
public sealed class DifferentialPrivacyTests(World world)
{
    [Fact]
    public async Task A_project_may_ask_for_noise_and_gets_the_same_bytes_on_every_run()
    {
        using var copy = Copy("{ rho_per_week: 0.2, epoch_rho: 2 }");
        Assert.Equal(0, (await Call.RunWith(copy.Path, world.KeyFile, "run")).ExitCode);
        var first = Folders.Bytes(copy.Below("releases"));
        Assert.Equal(0, (await Call.RunWith(copy.Path, world.KeyFile, "run")).ExitCode);

        Assert.Equal(first, Folders.Bytes(copy.Below("releases")));
        var release = Directory.GetDirectories(copy.Below("releases")).Single();
        var rows = Observation.Read(release);
        Assert.All(rows, o => Assert.EndsWith("-dp", o.Definition, StringComparison.Ordinal));
        Assert.Equal(
            ["displaced_hosted", "displaced_stock", "displacement_flow"], rows.Select(o => o.Indicator).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(rows, o => o is { Indicator: "displaced_stock", Value.Length: > 0 });
        Assert.All(rows.Where(o => o.Start == new DateOnly(2025, 10, 6)), o => Assert.Equal("", o.Value));

        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(release, "manifest.json")));
        var privacy = manifest.RootElement.GetProperty("differential_privacy");
        Assert.Equal(7, privacy.GetProperty("weeks").GetArrayLength());
        Assert.Equal(File.ReadAllText(copy.Below("lake", "pseudonym-key.id")).Trim(), privacy.GetProperty("epoch").GetString());
        Assert.Equal(7, File.ReadLines(copy.Below("releases", "privacy-ledger.jsonl")).Count());
        var bulletin = File.ReadAllText(Path.Combine(release, "bulletin.html"));
        Assert.Contains("Random noise was added to every figure", bulletin, StringComparison.Ordinal);
        Assert.DoesNotContain("subscribers with a known home", bulletin, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_spent_budget_ends_with_exit_code_4_says_the_way_out_and_releases_nothing()
    {
        using var copy = Copy("{ rho_per_week: 0.2, epoch_rho: 0.3 }");

        var ended = await Call.RunWith(copy.Path, world.KeyFile, "run");

        Assert.True(ended.ExitCode == 4, ended.Said);
        Assert.Contains("Rotate the pseudonym key", ended.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(copy.Below("releases", "privacy-ledger.jsonl")));
        Assert.Empty(Directory.GetDirectories(copy.Below("releases")));
    }

    private TemporaryFolder Copy(string privacy)
    {
        var copy = world.Copy("project.yaml", "reference", "lake");
        var yaml = File.ReadAllText(copy.Below("project.yaml"));
        const string plain = "disclosure: { minimum_subscribers: 16, rounding: 10 }";
        Assert.Contains(plain, yaml, StringComparison.Ordinal);
        File.WriteAllText(
            copy.Below("project.yaml"),
            yaml.Replace(plain, $"disclosure: {{ minimum_subscribers: 16, rounding: 10, differential_privacy: {privacy} }}", StringComparison.Ordinal));
        return copy;
    }
}
