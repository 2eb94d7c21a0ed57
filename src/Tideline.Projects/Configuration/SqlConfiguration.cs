using NodaTime;

namespace Tideline.Projects.Configuration;

/// <summary>Databases that rows are fetched from.</summary>
public enum SqlKind
{
    PostgreSql,
    ClickHouse,
}

/// <summary>A table of the operator's, read span by span of a time that each row has; of each span a file is made.</summary>
public sealed record SqlConfiguration
{
    public required SqlKind Kind { get; init; }

    /// <summary>Name or address; of PostgreSQL also the folder of its socket.</summary>
    public required string Server { get; init; }

    public required int Port { get; init; }

    /// <summary>False only for a server on this machine.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>PEM file of the authority that signed the server's certificate; null: those of the system.</summary>
    public string? CertificateAuthority { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>Path in the project; null: the server asks for none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>What is read: a table by its plain name, or a select in brackets.</summary>
    public required string Rows { get; init; }

    /// <summary>Columns of the files, in order: the name in the file, and the source's.</summary>
    public required IReadOnlyList<(string Name, string Source)> Columns { get; init; }

    /// <summary>Column of the time that spans go by; best the time at which the row was stored.</summary>
    public required string Watermark { get; init; }

    /// <summary>Whether times without a zone are wall clocks of the project's zone; else of UTC.</summary>
    public bool TimestampsAreLocal { get; init; }

    /// <summary>Column whose value no two rows share.</summary>
    public required string Id { get; init; }

    /// <summary>First local day.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Whether a file holds a local hour; else a local day.</summary>
    public bool ByHour { get; init; }

    /// <summary>How long after its end a span is first read.</summary>
    public Duration Lag { get; init; } = Duration.FromHours(1);

    /// <summary>How long after its end a span is looked at for rows that came late.</summary>
    public Duration Overlap { get; init; } = Duration.FromHours(72);

    /// <summary>Rows that are asked for at a time.</summary>
    public int BatchRows { get; init; } = 100_000;
}
