using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class MethodsSectionTests
{
    private const string Project = """
        name: darya
        time_zone: Asia/Karachi
        inputs:
          events: [{ files: a.csv, calling_code: "92" }]
          cells: cells.csv

        """;

    [Fact]
    public void Without_the_section_the_definition_is_the_default() =>
        Assert.Equal(new DisplacementParameters().Definition, ProjectFile.Parse(Project).Methods.Definition);

    [Fact]
    public void Values_enter_the_printed_parameters_and_the_hash_of_the_definition()
    {
        var methods = Parse("replicates: 400", "exit_gaps: 4.5", "stratum_bounds: [0.02, 0.2]", "home_radius_km: 3");

        Assert.Equal((400, 4.5, 3.0), (methods.Replicates, methods.ExitGaps, methods.HomeRadiusKm));
        Assert.Equal("0.02 0.2", methods.Print()["stratum_bounds"]);
        Assert.NotEqual(new DisplacementParameters().Definition, methods.Definition);
        Assert.Equal(200, new DisplacementParameters().Replicates);
    }

    [Fact]
    public void Every_printed_parameter_can_be_set_to_its_own_default()
    {
        var printed = new DisplacementParameters().Print();
        string[] lines = [.. printed.Select(p => $"{p.Key}: {(p.Key == "stratum_bounds" ? $"[{p.Value.Replace(" ", ", ", StringComparison.Ordinal)}]" : p.Value)}")];

        Assert.Equal(printed, Parse(lines).Print());
    }

    [Theory]
    [InlineData("replicate: 400", "did you mean 'replicates'?")]
    [InlineData("exit_day: 4", "did you mean 'exit_days'?")]
    [InlineData("replicates: 1", "methods.replicates' must be a whole number from 10 to 2000")]
    [InlineData("replicates: 100.5", "must be a whole number")]
    [InlineData("minimum_share: 1.5", "must be a number from 0 to 1")]
    [InlineData("stratum_bounds: [0.2, 0.1]", "rising")]
    [InlineData("stratum_bounds: []", "rising")]
    [InlineData("minimum_nights: 60", "reference window has 56 days")]
    [InlineData("minimum_weeks: 10", "reference window")]
    [InlineData("first_placebo: 30", "last_placebo' is below first_placebo")]
    [InlineData("exit_limit: 3", "exit_limit' is below exit_days")]
    public void What_cannot_be_is_refused_with_its_line(string line, string says)
    {
        var message = Assert.Throws<ConfigurationException>(() => Parse(line)).Message;

        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", message);
    }

    private static DisplacementParameters Parse(params string[] lines) =>
        ProjectFile.Parse($"{Project}methods:\n{string.Concat(lines.Select(l => $"  {l}\n"))}").Methods;
}
