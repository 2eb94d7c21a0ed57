using NodaTime;

namespace Tideline.Ingest;

/// <summary>What an ingest takes from its surroundings rather than from the project.</summary>
public sealed record IngestOptions
{
    /// <summary>Rows dated more than a day after this clock are rejected as <c>outside_period</c>.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Path of the pseudonym key; null or empty: the project's own.</summary>
    public string? KeyFile { get; init; } = Environment.GetEnvironmentVariable("TIDELINE_KEY_FILE");

    /// <summary>Files read at the same time; each takes one thread.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Rows of one file that are sorted in memory, at up to 50 bytes each; of a bigger file, sorted runs
    /// of so many rows go to disk and are merged.</summary>
    public int RowsInMemory { get; init; } = 4_000_000;
}
