using System.Globalization;
using System.Text;
using Tideline.Domain.Alerts;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Runs;

/// <summary>
/// The alarms as a table in the enclave (<c>lake/alarms.csv</c>): one row per area, series and local day that was unusual.
/// Nothing in it is gated; it never leaves the project folder.
/// </summary>
public static class AlarmFile
{
    private const string Header = "day,area,level,kind,series,z,ewma,hazard";

    /// <summary>Writes all alarms; a half-written file never has the final name.</summary>
    public static void Write(string path, IEnumerable<Alarm> alarms, IReadOnlyList<Emergency> emergencies, AreaHierarchy areas)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var alarm in alarms)
        {
            var hazard = HazardContext.Of(alarm.Area, alarm.Day, emergencies, areas);
            text.Append(CultureInfo.InvariantCulture, $"{Day.Date(alarm.Day):uuuu-MM-dd},{alarm.Area},{alarm.Level},{Code(alarm.Kind)},{Code(alarm.Series)},")
                .Append(CultureInfo.InvariantCulture, $"{alarm.Z:0.00},{alarm.Average:0.00},{hazard}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, text.ToString());
    }

    public static string Code(AlarmKind kind) => kind switch
    {
        AlarmKind.Watch => "watch",
        AlarmKind.Population => "population",
        AlarmKind.Network => "network",
    };

    public static string Code(SeriesKind series) => series switch
    {
        SeriesKind.AwayShare => "away_share",
        SeriesKind.Activity => "activity",
        SeriesKind.NetOutflow => "net_outflow",
    };
}
