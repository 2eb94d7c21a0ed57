using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

/// <summary>The fewest keys that a project must have, in six lines, and a section below them.</summary>
internal static class MinimalProject
{
    public static ProjectConfiguration Parse(string section) => ProjectFile.Parse(
        $$"""
        name: darya
        time_zone: Asia/Karachi
        inputs:
          events:
            - { files: inbox, columns: { subscriber: s, timestamp: t, cell: c }, subscriber_kind: opaque }
          cells: reference/cells.csv
        {{section}}
        """);
}
