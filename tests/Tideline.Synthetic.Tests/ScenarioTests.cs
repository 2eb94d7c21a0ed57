using NodaTime;
using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class ScenarioTests
{
    [Fact]
    public void A_file_changes_what_it_names_and_keeps_the_rest_of_its_base()
    {
        var scenario = Read("""
            based_on: outage
            onset: 2025-09-02
            displacement: { strength: 0.3 }
            activity:
              mean_events: 4.5
            """);
        Assert.Equal(new LocalDate(2025, 9, 2), scenario.Onset);
        Assert.Equal(0.3, scenario.Displacement.Strength);
        Assert.Equal(4.5, scenario.Activity.MeanEvents);
        Assert.Equal(2, scenario.Network.DeadTehsils);
        Assert.Equal(0.2, Scenario.Named("outage").Displacement.Strength);
    }

    [Theory]
    [InlineData("displacment: { strength: 0.1 }", "'displacment'", "did you mean 'displacement'")]
    [InlineData("activity: { mean_event: 2 }", "'activity.mean_event'", "did you mean 'mean_events'")]
    [InlineData("based_on: flod", "'flod'", "did you mean 'flood'")]
    [InlineData("weeks_before: many", "'weeks_before'", "whole number")]
    [InlineData("onset: 26.8.2025", "'onset'", "yyyy-mm-dd")]
    [InlineData("displacement: 0.3", "'displacement'", "mapping")]
    [InlineData("hazard: fload", "'fload'", "did you mean 'flood'")]
    [InlineData("displacement: { strength: 7 }", "'displacement.strength'", "between 0 and 1")]
    [InlineData("- a list", "mapping of keys", "")]
    [InlineData("emergency_id: x", "'emergency_id'", "Unknown key")]
    [InlineData("a: [", "not valid YAML", "")]
    public void What_a_file_gets_wrong_is_named_with_the_way_out(string yaml, string what, string hint)
    {
        var fault = Assert.Throws<SyntheticException>(() => Read(yaml));
        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_lists_the_known_ones() =>
        Assert.Contains("total-evacuation", Assert.Throws<SyntheticException>(() => Scenario.Named("tsunami")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.yaml", Assert.Throws<SyntheticException>(() => Scenario.Load("nowhere.yaml")).Message, StringComparison.Ordinal);

    private static Scenario Read(string yaml)
    {
        var directory = Directory.CreateTempSubdirectory("scenario-");
        try
        {
            var path = Path.Combine(directory.FullName, "mine.yaml");
            File.WriteAllText(path, yaml);
            return Scenario.Load(path);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
