namespace Tideline.Projects.Configuration;

public static partial class ProjectFile
{
    /// <summary>The text of a new <c>project.yaml</c>, with every key that most deployments set and a word on each.</summary>
    /// <param name="name">The project's name.</param>
    /// <param name="timeZone">A zone of the tz database.</param>
    /// <param name="callingCode">The country's calling code, digits only.</param>
    public static string Template(string name, string timeZone, string callingCode) =>
        $$"""
        name: "{{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}"
        time_zone: {{timeZone}}
        day_starts_at: "05:00"           # an earlier event belongs to the day before
        inputs:
          events:                        # one entry for each kind of event file
            - files: inbox/events/*.csv.gz
              columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }   # ours: the operator's
              timestamp_format: "yyyy-MM-dd HH:mm:ss"   # or iso8601, epoch_s, epoch_ms
              timestamps_are: local      # or utc
              subscriber_kind: msisdn    # or opaque: an id that is hashed as it is
              calling_code: "{{callingCode}}"
          cells: reference/cells.csv             # cell,longitude,latitude[,valid_from,valid_to]
          areas: reference/areas.geojson         # features with pcode, name, admin_level, parent
          population: reference/population.csv   # pcode,population at the finest level
          # holidays: reference/holidays.csv     # name,first_day,last_day
        # emergencies:
        #   - id: flood-2025
        #     hazard: flood                # flood heatwave drought wildfire earthquake storm conflict other
        #     onset: 2025-08-26
        #     footprint: reference/footprint.geojson   # or areas: [p-codes]
        disclosure: { minimum_subscribers: 16, rounding: 10 }
        engine: duckdb                   # or { clickhouse: { shards: ["http://host:8123"] } }

        """;
}
