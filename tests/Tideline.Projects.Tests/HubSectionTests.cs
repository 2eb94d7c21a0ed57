using Tideline.Domain;
using Tideline.Domain.Combining;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class HubSectionTests
{
    private const string Yaml = """
        name: hub
        time_zone: Asia/Karachi
        inputs:
          areas: reference/areas.geojson
        hub:
          name: darya-hub
          access_model: operator_runs
          operators:
            - { name: alpha, organisation: Alpha, public_key: keys/alpha.pem, weight: 0.5 }
            - { name: beta, organisation: Beta, public_key: keys/beta.pem, weight: 0.3 }
          weights: { basis: market_share }
          agreed: { indicators: [displaced_stock], level: 2, from: 2025-01-01, to: 2026-12-31 }
        """;

    public static TheoryData<string> Models => [.. Directory.GetFiles(Path.Combine(Root(), "deploy", "hub"), "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_project_without_the_section_is_no_hub() => Assert.Null(MinimalProject.Parse("").Hub);

    [Fact]
    public void A_hub_needs_neither_events_nor_cells_and_keeps_figures_confidential_unless_told()
    {
        var project = ProjectFile.Parse(Yaml);
        var hub = project.Hub!;
        Assert.Empty(project.Inputs.Events);
        Assert.Equal((FigureSharing.Confidential, 3, 10.0, Weighting.Shares), (hub.Figures, hub.MinimumOperators, hub.ProtectionPercent, hub.Rules.Weighting));
        Assert.Null(hub.Rules.PriorCells);
        Assert.Equal(["alpha", "beta"], hub.Operators.Select(o => o.Name));
        Assert.Null(hub.Agreed.VintageWithinDays);
    }

    [Theory]
    [InlineData("access_model: operator_runs", "access_model: raw", "hub.access_model")]
    [InlineData("name: beta", "name: alpha", "hub.operators")]
    [InlineData("name: beta", "name: ../beta", "name")]
    [InlineData("weight: 0.3", "weight: 0", "weight")]
    [InlineData("weight: 0.3", "weight: 0.6", "hub.operators")]
    [InlineData("basis: market_share", "basis: share", "hub.weights.basis")]
    [InlineData("basis: market_share", "basis: market_share, by: inverse_variance", "hub.weights")]
    [InlineData("displaced_stock", "displaced_stok", "did you mean 'displaced_stock'")]
    [InlineData("level: 2, ", "", "hub.agreed.level")]
    [InlineData("to: 2026-12-31", "to: 2024-12-31", "hub.agreed.to")]
    [InlineData("  agreed:", "  minimum_operators: 2\n  agreed:", "hub.minimum_operators")]
    [InlineData("  agreed:", "  agreeed: {}\n  agreed:", "did you mean 'agreed'")]
    public void What_cannot_be_is_refused_by_its_key(string text, string by, string names)
    {
        Assert.Contains(text, Yaml, StringComparison.Ordinal);
        Assert.Contains(names, Assert.Throws<ConfigurationException>(() => ProjectFile.Parse(Yaml.Replace(text, by, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_operators_that_share_their_figures_may_be_combined()
    {
        var hub = ProjectFile.Parse(Yaml + "\n  figures: open\n").Hub!;
        Assert.Equal((FigureSharing.Open, 1), (hub.Figures, hub.MinimumOperators));
        Assert.NotNull(hub.Rules.PriorCells);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_access_model_is_a_configuration_that_loads(string file)
    {
        var hub = ProjectFile.Parse(File.ReadAllText(Path.Combine(Root(), "deploy", "hub", file))).Hub!;
        Assert.Equal(Path.GetFileNameWithoutExtension(file).Replace("-", "", StringComparison.Ordinal), hub.AccessModel.ToString(), ignoreCase: true);
        Assert.True(hub.Operators.Count >= 3);
        Assert.Contains($"](../../deploy/hub/{file})", File.ReadAllText(Path.Combine(Root(), "docs", "operate", "hub.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_one_for_each_access_model() => Assert.Equal(Enum.GetValues<AccessModel>().Length, Models.Count);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Tideline.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
