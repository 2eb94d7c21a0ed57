using Tideline.Domain;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class PrivacySectionTests
{
    private const string Project = """
        name: darya
        time_zone: Asia/Karachi
        inputs:
          events: [{ files: a.csv, calling_code: "92" }]
          cells: cells.csv

        """;

    [Fact]
    public void Differential_privacy_is_off_unless_asked_for()
    {
        Assert.Null(ProjectFile.Parse(Project).Disclosure.DifferentialPrivacy);
        Assert.Null(ProjectFile.Parse(Project + "disclosure: { rounding: 10 }\n").Disclosure.DifferentialPrivacy);
        Assert.Equal(PrivacyRules.Standard, Parse("{}"));
    }

    [Fact]
    public void Costs_are_read_as_exact_fractions()
    {
        var rules = Parse("{ rho_per_week: 0.05, epoch_rho: 1.5, emergency_reserve: 0.4, delta: 1e-7, provisional_weeks: true, revision: 2, epoch: north-2025 }");

        Assert.Equal((new Ratio(1, 20), new Ratio(3, 2), new Ratio(2, 5), 1e-7), (rules.RhoPerWeek, rules.EpochRho, rules.EmergencyReserve, rules.Delta));
        Assert.Equal((true, 2L, "north-2025"), (rules.ProvisionalWeeks, rules.Revision, rules.Epoch));
    }

    [Theory]
    [InlineData("{ rho_per_wek: 0.1 }", "did you mean 'rho_per_week'?")]
    [InlineData("{ rho_per_week: 0 }", "'disclosure.differential_privacy.rho_per_week' must be a decimal number from 0.0001 to 1")]
    [InlineData("{ rho_per_week: 5e-2 }", "must be a decimal number")]
    [InlineData("{ rho_per_week: 0.6 }", "is above epoch_rho")]
    [InlineData("{ emergency_reserve: 1 }", "from 0 to 0.9")]
    [InlineData("{ delta: 0.5 }", "from 1E-15 to 0.001")]
    [InlineData("{ provisional_weeks: maybe }", "it is true or false")]
    [InlineData("{ revision: 0 }", "whole number of at least 1")]
    public void A_fault_names_the_key_and_what_would_do(string section, string says)
    {
        var fault = Assert.Throws<ConfigurationException>(() => Parse(section));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("project.yaml, line 7", fault.Message, StringComparison.Ordinal);
    }

    private static PrivacyRules Parse(string section) =>
        ProjectFile.Parse($"{Project}disclosure:\n  differential_privacy: {section}\n").Disclosure.DifferentialPrivacy!;
}
