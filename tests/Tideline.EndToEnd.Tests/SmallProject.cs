using System.Globalization;
using System.Text;

namespace Tideline.EndToEnd.Tests;

/// <summary>A hand-made project: two cells in two areas, and a week of events.</summary>
internal static class SmallProject
{
    public const string Yaml = """
        name: small
        time_zone: Asia/Karachi
        inputs:
          events:
            - files: inbox/events/*.csv
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
              timestamp_format: "yyyy-MM-dd HH:mm:ss"
              calling_code: "92"
          cells: reference/cells.csv
        """;

    public const string Emergency = """

        emergencies:
          - id: flood-1
            hazard: flood
            onset: 2025-08-05
            areas: [A]
        """;

    public static TemporaryFolder Create(string yaml = Yaml)
    {
        var folder = new TemporaryFolder();
        folder.Write("project.yaml", yaml);
        folder.Write("reference/cells.csv", "cell,longitude,latitude\nA1,67.1,24.9\nB1,67.6,24.9\n");
        folder.Write("reference/areas.geojson", Areas(67.5));
        folder.Write("reference/population.csv", "pcode,population\nA,1000\nB,1000\n");
        folder.Write("inbox/events/week.csv", Week());
        return folder;
    }

    /// <summary>Area A from 67 to 67.5 degrees east, B to 68; both in Z. B may begin further west.</summary>
    public static string Areas(double borderOfB)
    {
        string Feature(string pcode, int level, string parent, double west, double east) => string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","properties":{"pcode":"{{{pcode}}}","name":"{{{pcode}}}","admin_level":{{{level}}},"parent":{{{parent}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},24.5],[{{{east}}},24.5],[{{{east}}},25.5],[{{{west}}},25.5],[{{{west}}},24.5]]]}}""");
        return $$"""{"type":"FeatureCollection","features":[{{Feature("Z", 0, "null", 67, 68)}},{{Feature("A", 1, "\"Z\"", 67, 67.5)}},{{Feature("B", 1, "\"Z\"", borderOfB, 68)}}]}""";
    }

    private static string Week()
    {
        var text = new StringBuilder("msisdn,event_time,cell_id\n");
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            var time = new DateTime(2025, 8, 1, 0, 30, 0, DateTimeKind.Unspecified).AddHours(hour);
            for (var subscriber = 0; subscriber < 20; subscriber++)
            {
                text.Append(CultureInfo.InvariantCulture, $"9230012345{subscriber:00},{time:yyyy-MM-dd HH:mm:ss},{(subscriber % 2 == 0 ? "A1" : "B1")}\n");
            }
        }

        return text.ToString();
    }
}
