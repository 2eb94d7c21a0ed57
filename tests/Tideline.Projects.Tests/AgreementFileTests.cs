using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Agreements;

namespace Tideline.Projects.Tests;

public sealed class AgreementFileTests
{
    private const string File = "agreements/ndma-2025.yaml";

    [Fact]
    public void Every_key_is_read()
    {
        var terms = AgreementFile.Parse(AgreementTexts.Whole, File);

        Assert.Equal(("ndma-2025", 2, "Darya Mobile", "Darya Disaster Authority"), (terms.Id, terms.Version, terms.Operator, terms.Agency));
        Assert.Equal((PurposeKind.DisasterResponse, "Relief for people displaced by floods."), (terms.Purpose, terms.PurposeText));
        Assert.Equal(["flood-2025"], terms.Emergencies);
        Assert.Equal(["displaced_stock", "displaced_hosted"], terms.Products);
        Assert.Equal(["01"], terms.Areas);
        Assert.Equal((2, PeriodKind.Week, 16), (terms.FinestLevel, terms.FinestPeriod, terms.MinimumSubscribers));
        Assert.Equal((new LocalDate(2025, 1, 1), new LocalDate(2026, 12, 31)), (terms.EarliestDay, terms.LatestDay));
        Assert.Equal((new LocalDate(2025, 8, 1), new LocalDate(2026, 7, 31)), (terms.Start, terms.End));
        Assert.Equal(["Darya Disaster Authority", "IOM"], terms.Recipients);
        Assert.Equal(OutsideRule.LeaveOut, terms.Outside);
    }

    [Theory]
    [InlineData("", 72)]
    [InlineData("\nnotify_within_hours: 24\n", 24)]
    public void The_hours_for_telling_of_an_incident_are_agreed_or_72(string key, int hours) =>
        Assert.Equal(hours, AgreementFile.Parse(AgreementTexts.Whole + key, File).NotifyWithinHours);

    [Fact]
    public void What_lies_outside_is_refused_unless_the_text_says_otherwise() =>
        Assert.Equal(OutsideRule.Refuse, AgreementFile.Parse(AgreementTexts.Whole.Replace("outside: leave_out", "", StringComparison.Ordinal), File).Outside);

    [Fact]
    public void It_may_be_for_every_emergency_of_a_hazard()
    {
        var terms = AgreementFile.Parse(AgreementTexts.Whole.Replace("[flood-2025]", "{ hazards: [flood, storm] }", StringComparison.Ordinal), File);

        Assert.Equal([Hazard.Flood, Hazard.Storm], terms.Hazards);
        Assert.True(terms.IsFor("flood-2031", Hazard.Flood));
        Assert.False(terms.IsFor("quake", Hazard.Earthquake));
    }

    [Theory]
    [InlineData("recipients:", "recipient:", "line 11", "did you mean 'recipients'?")]
    [InlineData("agency:", "agencies:", "line 3", "did you mean 'agency'?")]
    [InlineData("displaced_hosted", "displaced_hostd", "line 6", "did you mean 'displaced_hosted'?")]
    [InlineData("displaced_hosted", "settled_elsewhere", "line 6", "'settled_elsewhere'")]
    [InlineData("id: ndma-2025", "id: ndma-2024", "line 1", "the file's name")]
    [InlineData("kind: disaster_response", "kind: marketing", "line 4", "training")]
    [InlineData("[flood-2025]", "any", "line 5", "hazards")]
    [InlineData("[flood-2025]", "{ hazards: [] }", "line 5", "at least one")]
    [InlineData("finest: week", "finest: hour", "line 9", "since_onset")]
    [InlineData("to: 2026-12-31", "to: 2024-12-31", "line 9", "before 'from'")]
    [InlineData("end: 2026-07-31", "end: 2025-07-31", "line 13", "before 'start'")]
    [InlineData("outside: leave_out", "outside: ignore", "line 14", "leave_out")]
    [InlineData("areas: [\"01\"]", "areas: []", "line 7", "at least one")]
    [InlineData("minimum_subscribers: 16\n", "", "line 1", "minimum_subscribers")]
    [InlineData("level: 2\n", "", "line 1", "level")]
    [InlineData("version: 2", "version: 0", "line 2", "version")]
    public void A_wrong_text_is_refused_with_file_line_and_key(string right, string wrong, string line, string names)
    {
        var text = AgreementTexts.Whole.ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);

        var fault = Assert.Throws<ConfigurationException>(() => AgreementFile.Parse(text.Replace(right, wrong, StringComparison.Ordinal), File));

        Assert.StartsWith($"{File}, {line}:", fault.Message, StringComparison.Ordinal);
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
    }
}
