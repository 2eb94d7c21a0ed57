using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class ProjectFileTests
{
    private const string Whole = """
        name: darya
        time_zone: Asia/Karachi
        day_starts_at: "05:00"
        inputs:
          events:
            - files: inbox/events/*.csv.gz
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
              timestamp_format: "yyyy-MM-dd HH:mm:ss"
              timestamps_are: local
              subscriber_kind: msisdn
              calling_code: "92"
          cells: reference/cells.csv
          areas: { files: reference/areas.gpkg, columns: { pcode: ADM3_PCODE }, crs: "EPSG:32642", format: geopackage }
          population: reference/population.csv
          holidays: reference/holidays.csv
        emergencies:
          - id: flood-2025
            hazard: flood
            onset: 2025-08-26
            footprint: reference/footprint.geojson
          - id: quake
            hazard: earthquake
            onset: 2025-10-01
            evacuation_starts: 2025-10-01
            ends: 2025-10-05
            areas: [PK101, "0102"]
        disclosure: { minimum_subscribers: 20, rounding: 50 }
        engine: { clickhouse: { shards: ["http://a:8123", "http://b:8123"] } }
        bulletin:
          issued_by: Agency
          household_size: 6.2
          next_issue_after_days: 3
          other_figures:
            - { label: In camps, value: 1200, as_of: 2025-09-01, source: PDMA }
        """;

    [Fact]
    public void Every_key_of_the_contract_is_read()
    {
        var project = ProjectFile.Parse(Whole);

        Assert.Equal(("darya", "Asia/Karachi", new LocalTime(5, 0)), (project.Name, project.TimeZone.Id, project.DayStartsAt));
        var feed = Assert.Single(project.Inputs.Events);
        Assert.Equal(new EventColumns("msisdn", "event_time", "cell_id"), feed.Columns);
        Assert.Equal(("92", SubscriberKind.Msisdn, true), (feed.CallingCode, feed.SubscriberKind, feed.TimestampsAreLocal));
        Assert.Equal(("EPSG:32642", "geopackage", "ADM3_PCODE"), (project.Inputs.Areas!.Crs, project.Inputs.Areas.Format, project.Inputs.Areas.Columns["pcode"]));
        var flood = project.Emergencies[0];
        Assert.Equal((Hazard.Flood, new LocalDate(2025, 8, 23), new LocalDate(2025, 9, 9)), (flood.Hazard, flood.EvacuationStarts, flood.Ends));
        Assert.Equal(["PK101", "0102"], project.Emergencies[1].Areas);
        Assert.Equal((20, 50), (project.Disclosure.MinimumSubscribers, project.Disclosure.Rounding));
        Assert.Equal((EngineKind.ClickHouse, 2), (project.Engine.Kind, project.Engine.Shards.Count));
        Assert.Equal((6.2, 3, 1200), (project.Bulletin.HouseholdSize, project.Bulletin.NextIssueAfterDays, project.Bulletin.OtherFigures[0].Value));
    }

    [Theory]
    [InlineData("time_zone: Asia/Karachi", "time_zon: Asia/Karachi", "line 2", "'time_zone'")]
    [InlineData("subscriber: msisdn", "subscribr: msisdn", "line 7", "'subscriber'")]
    [InlineData("calling_code:", "callingcode:", "line 11", "'calling_code'")]
    [InlineData("pcode: ADM3_PCODE", "p_code: ADM3_PCODE", "line 13", "'pcode'")]
    [InlineData("minimum_subscribers: 20", "minimum_subscriber: 20", "line 27", "'minimum_subscribers'")]
    [InlineData("as_of: 2025-09-01", "asof: 2025-09-01", "line 34", "'as_of'")]
    public void An_unknown_key_is_named_with_its_line_and_the_nearest_known_key(string right, string wrong, string line, string nearest)
    {
        var message = Fault(right, wrong);

        Assert.Contains(line, message, StringComparison.Ordinal);
        Assert.Contains($"did you mean {nearest}?", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Asia/Karachi", "Asia/Karachy", "time_zone")]
    [InlineData("\"05:00\"", "\"25:00\"", "day_starts_at")]
    [InlineData("calling_code: \"92\"", "calling_code:", "calling_code")]
    [InlineData("calling_code: \"92\"", "calling_code: \"+92\"", "calling_code")]
    [InlineData("subscriber_kind: msisdn", "subscriber_kind: imsi", "subscriber_kind")]
    [InlineData("timestamps_are: local", "timestamps_are: here", "timestamps_are")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd", "timestamp_format")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "YYYY-MM-DD HH:mm:ss", "timestamp_format")]
    [InlineData("hazard: flood", "hazard: tsunami", "hazard")]
    [InlineData("onset: 2025-08-26", "onset: 26/08/2025", "onset")]
    [InlineData("onset: 2025-08-26", "onset: 2025-02-30", "onset")]
    [InlineData("    onset: 2025-08-26\n", "", "onset")]
    [InlineData("id: quake", "id: flood-2025", "emergencies[1].id")]
    [InlineData("id: quake", "id: Quake 1", "id")]
    [InlineData("evacuation_starts: 2025-10-01", "evacuation_starts: 2025-10-02", "evacuation_starts")]
    [InlineData("ends: 2025-10-05", "ends: 2025-09-05", "ends")]
    [InlineData("    footprint: reference/footprint.geojson\n", "", "emergencies[0].areas")]
    [InlineData("    areas: [PK101, \"0102\"]", "    areas: [PK101]\n    footprint: f.geojson", "emergencies[1].areas")]
    [InlineData("minimum_subscribers: 20", "minimum_subscribers: 0", "minimum_subscribers")]
    [InlineData("minimum_subscribers: 20", "minimum_subscribers: many", "minimum_subscribers")]
    [InlineData("rounding: 50", "rounding: 0", "rounding")]
    [InlineData("engine: { clickhouse: { shards: [\"http://a:8123\", \"http://b:8123\"] } }", "engine: postgres", "engine")]
    [InlineData("engine: { clickhouse: { shards: [\"http://a:8123\", \"http://b:8123\"] } }", "engine: clickhouse", "shards")]
    [InlineData("http://a:8123", "a:8123", "shards")]
    [InlineData("household_size: 6.2", "household_size: -1", "household_size")]
    [InlineData("household_size: 6.2", "terms: idp", "terms")]
    [InlineData("format: geopackage", "format: kml", "format")]
    [InlineData("  cells: reference/cells.csv\n", "", "inputs.cells")]
    [InlineData("name: darya\n", "", "name")]
    [InlineData("name: darya", "name: [darya]", "name")]
    public void A_wrong_value_is_named_with_its_line(string right, string wrong, string names)
    {
        var message = Fault(right, wrong);

        Assert.Contains(names, message, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: [")]
    [InlineData("- a\n- b")]
    [InlineData("name: a\nname: b")]
    public void What_is_no_mapping_is_refused(string text) =>
        Assert.Equal(2, Assert.Throws<ConfigurationException>(() => ProjectFile.Parse(text)).ExitCode);

    [Fact]
    public void The_template_is_a_project()
    {
        var project = ProjectFile.Parse(ProjectFile.Template("the \"river\" project", "Asia/Karachi", "92"));

        Assert.Equal("the \"river\" project", project.Name);
        Assert.Equal(16, project.Disclosure.MinimumSubscribers);
    }

    [Fact]
    public void A_folder_without_project_file_is_told_how_to_get_one()
    {
        using var project = new ReferenceFolder();

        Assert.Contains("tideline init", Assert.Throws<ConfigurationException>(() => ProjectFile.Load(project.Folder)).Message, StringComparison.Ordinal);
    }

    private static string Fault(string right, string wrong)
    {
        var text = Whole.ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        return Assert.Throws<ConfigurationException>(() => ProjectFile.Parse(text[..at] + wrong + text[(at + right.Length)..])).Message;
    }
}
