using Tideline.Cli.Jobs;

namespace Tideline.Cli.Tests;

public sealed class WorkspaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-workspace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_memory_that_the_project_gives_DuckDB_is_all_that_it_may_take()
    {
        File.WriteAllText(Path.Combine(_folder, "cells.csv"), "cell,longitude,latitude\nA1,67.1,24.9\n");
        File.WriteAllText(Path.Combine(_folder, "project.yaml"), """
            name: small
            time_zone: Asia/Karachi
            inputs:
              events:
                - { files: inbox, columns: { subscriber: s, timestamp: t, cell: c }, subscriber_kind: opaque }
              cells: cells.csv
            engine: { duckdb: { memory_gb: 2 } }
            """);

        using var engine = Workspace.Open(_folder).OpenEngine(TestContext.Current.CancellationToken);

        // DuckDB counts in units of 1,024: 2,000,000,000 bytes are 1.86 of its gigabytes.
        Assert.Equal(["1.8 GiB"], engine.Read("select current_setting('memory_limit')", r => r.GetString(0)));
    }
}
