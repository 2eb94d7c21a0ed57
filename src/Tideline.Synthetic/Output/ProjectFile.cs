using NodaTime.Text;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Output;

/// <summary>Writes <c>project.yaml</c>. An emergency is declared even where nothing happens: a false alarm.</summary>
internal static class ProjectFile
{
    public const string Name = "project.yaml";

    public static void Write(string folder, World world)
    {
        var calendar = world.Calendar;
        File.WriteAllText(Path.Combine(folder, Name), $$"""
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
              areas: reference/areas.geojson
              population: reference/population.csv
              holidays: reference/holidays.csv
            emergencies:
              - id: {{world.Scenario.EmergencyId}}
                hazard: {{world.Scenario.Hazard}}
                onset: {{LocalDatePattern.Iso.Format(world.Scenario.Onset)}}
                evacuation_starts: {{LocalDatePattern.Iso.Format(calendar.EvacuationStarts)}}
                ends: {{LocalDatePattern.Iso.Format(calendar.Ends)}}
                footprint: reference/footprint.geojson
            disclosure: { minimum_subscribers: 16, rounding: 10 }
            engine: duckdb
            bulletin:
              issued_by: Darya Disaster Authority (demonstration)
              contact: situation room, situation@darya.example
              household_size: 6

            """.ReplaceLineEndings("\n"));
    }
}
