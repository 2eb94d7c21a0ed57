using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class RetentionSectionTests
{
    private const string Yaml = "name: test\ntime_zone: Asia/Karachi\ninputs:\n  events:\n    - { files: inbox/*, calling_code: \"92\" }\n  cells: cells.csv\n";

    [Fact]
    public void Without_the_section_nothing_is_deleted() => Assert.Null(ProjectFile.Parse(Yaml).Retention);

    [Fact]
    public void An_empty_mapping_takes_the_defaults() =>
        Assert.Equal(new RetentionRules(90, 400, 730, 7), ProjectFile.Parse(Yaml + "retention: {}\n").Retention);

    [Fact]
    public void Each_key_holds() => Assert.Equal(
        new RetentionRules(1, 2, 3, 0),
        ProjectFile.Parse(Yaml + "retention: { events_days: 1, subscriber_days: 2, cubes_days: 3, landing_files_days: 0 }\n").Retention);

    [Theory]
    [InlineData("{ events_days: 401 }", "retention.events_days")]
    [InlineData("{ subscriber_days: 731 }", "retention.subscriber_days")]
    [InlineData("{ events_days: -1 }", "retention.events_days")]
    [InlineData("{ cubes_days: many }", "retention.cubes_days")]
    [InlineData("{ landing_files_days: 36501 }", "retention.landing_files_days")]
    [InlineData("{ event_days: 3 }", "retention.event_days")]
    public void What_cannot_be_is_refused_by_its_key(string section, string key) =>
        Assert.Contains($"'{key}'", Assert.Throws<ConfigurationException>(() => ProjectFile.Parse($"{Yaml}retention: {section}\n")).Message, StringComparison.Ordinal);
}
