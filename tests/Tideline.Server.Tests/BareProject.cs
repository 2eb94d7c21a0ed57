namespace Tideline.Server.Tests;

/// <summary>A project without data, whose server demands no second factor.</summary>
internal static class BareProject
{
    public static ServeOptions In(TemporaryFolder folder)
    {
        File.WriteAllText(Path.Combine(folder.Path, "project.yaml"), """
            name: bare
            time_zone: Asia/Karachi
            inputs:
              events:
                - files: inbox/events/*.csv
                  columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
                  timestamp_format: iso8601
                  subscriber_kind: opaque
              cells: reference/cells.csv
            """);
        return new(folder.Path) { WebRoot = Path.Combine(folder.Path, "no-web"), SecondFactorFor = [] };
    }
}
