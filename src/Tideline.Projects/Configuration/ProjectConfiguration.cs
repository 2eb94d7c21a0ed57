using NodaTime;
using Tideline.Domain.Agreements;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;

namespace Tideline.Projects.Configuration;

/// <summary>The contents of <c>project.yaml</c>, validated as far as the file alone allows.</summary>
public sealed record ProjectConfiguration
{
    public required string Name { get; init; }

    /// <summary>The zone of local days.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>Where one local day ends and the next begins; an event before it belongs to the day before.</summary>
    public LocalTime DayStartsAt { get; init; } = new(5, 0);

    public required InputsConfiguration Inputs { get; init; }

    public IReadOnlyList<EmergencyConfiguration> Emergencies { get; init; } = [];

    public DisclosureRules Disclosure { get; init; } = new();

    public EngineConfiguration Engine { get; init; } = new(EngineKind.DuckDb, []);

    public BulletinConfiguration Bulletin { get; init; } = new();

    public ScalingConfiguration Scaling { get; init; } = new();

    /// <summary>The definition: defaults where <c>methods:</c> says nothing.</summary>
    public DisplacementParameters Methods { get; init; } = new();

    /// <summary>Null: nothing is deleted.</summary>
    public RetentionRules? Retention { get; init; }

    /// <summary>Null: the project is no hub.</summary>
    public HubConfiguration? Hub { get; init; }

    /// <summary>What others saw on the ground, in file order.</summary>
    public IReadOnlyList<LayerConfiguration> Layers { get; init; } = [];

    /// <summary>How it runs by itself.</summary>
    public OperationConfiguration Operation { get; init; } = new();

    /// <summary>Null: nothing is held against an agreement.</summary>
    public AgreementRules? Agreements { get; init; }

    /// <summary>What the project's figures are made for.</summary>
    public PurposeKind Purpose { get; init; } = PurposeKind.DisasterResponse;
}

/// <summary>Which agreements bind the project: there must be one for all that is run and released.</summary>
/// <param name="Ids">Names of files in <c>agreements/</c> without their ending, the first that fits goes; empty: every file there, by
/// name.</param>
public sealed record AgreementRules(IReadOnlyList<string> Ids);

public sealed record InputsConfiguration
{
    /// <summary>The operator's feeds, in file order; at least one, but none in a hub.</summary>
    public required IReadOnlyList<EventsFeed> Events { get; init; }

    public required TableSource Cells { get; init; }

    /// <summary>Null where the project has no boundaries yet: ingest and the quality report still work.</summary>
    public TableSource? Areas { get; init; }

    /// <summary>Null where the project has no population yet.</summary>
    public TableSource? Population { get; init; }

    /// <summary>Null where the project has no holiday table.</summary>
    public TableSource? Holidays { get; init; }
}

/// <summary>One kind of event file an operator delivers.</summary>
public sealed record EventsFeed
{
    /// <summary>A path or glob relative to the project folder; <c>**</c> crosses folders, Hive partitions included.</summary>
    public required string Files { get; init; }

    /// <summary>The operator's column names for our three.</summary>
    public required EventColumns Columns { get; init; }

    /// <summary>A pattern such as <c>yyyy-MM-dd HH:mm:ss</c>, or <c>iso8601</c>, <c>epoch_s</c>, <c>epoch_ms</c>.</summary>
    public string TimestampFormat { get; init; } = "iso8601";

    /// <summary>True where the written time is the project's local time, false where it is UTC.</summary>
    public bool TimestampsAreLocal { get; init; } = true;

    public SubscriberKind SubscriberKind { get; init; } = SubscriberKind.Msisdn;

    /// <summary>Country calling code for numbers written without it, digits only; required for MSISDNs.</summary>
    public string? CallingCode { get; init; }

    /// <summary>Null: found out from the first rows.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Null: found out; columns of a file without header are named <c>column0</c>, <c>column1</c> …</summary>
    public bool? Header { get; init; }

    /// <summary>csv or parquet; null: told by the file's name.</summary>
    public string? Format { get; init; }

    /// <summary>Largest share of rows that may repeat another row; a file with more is quarantined. Null: 1%, and a
    /// third for files so small that a handful of repeats is more.</summary>
    public double? MaximumDuplicates { get; init; }
}

public sealed record EventColumns(string Subscriber, string Timestamp, string Cell);

public enum SubscriberKind
{
    /// <summary>A phone number, normalised to E.164 before hashing.</summary>
    Msisdn,

    /// <summary>An id that is hashed as it is (binary ids as lower-case hex).</summary>
    Opaque,
}

/// <summary>A reference table: cells, areas, population or holidays.</summary>
public sealed record TableSource
{
    /// <summary>A path or glob relative to the project folder.</summary>
    public required string Files { get; init; }

    /// <summary>Ours to theirs; a column that is not listed has our name.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Coordinate system of coordinates and geometries, such as <c>EPSG:3035</c>; null means EPSG:4326.</summary>
    public string? Crs { get; init; }

    /// <summary>csv, parquet, geojson, geopackage or shapefile; null: told by the file's name.</summary>
    public string? Format { get; init; }

    public char? Delimiter { get; init; }

    public bool? Header { get; init; }

    /// <summary>The layer of a GeoPackage; null: its only one.</summary>
    public string? Layer { get; init; }
}

/// <summary>How the files of a footprint are read.</summary>
public sealed record FootprintOptions
{
    /// <summary>What a footprint is read by where nothing is said.</summary>
    public static FootprintOptions None { get; } = new();

    /// <summary>Coordinate system, such as <c>EPSG:32642</c>; null: what the file itself says, else WGS 84.</summary>
    public string? Crs { get; init; }

    /// <summary>geojson, geopackage, shapefile or parquet; null: told by the file's name.</summary>
    public string? Format { get; init; }

    /// <summary>The layer of a GeoPackage; null: its only one.</summary>
    public string? Layer { get; init; }

    /// <summary>Attributes and the values of which a feature must have one; empty: every feature counts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Where { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

public sealed record EmergencyConfiguration
{
    public required string Id { get; init; }

    public required Hazard Hazard { get; init; }

    public required LocalDate Onset { get; init; }

    /// <summary>Default: onset − 3 days.</summary>
    public required LocalDate EvacuationStarts { get; init; }

    /// <summary>Default: onset + 14 days.</summary>
    public required LocalDate Ends { get; init; }

    /// <summary>Path or glob of the footprint's files. Exactly one of footprint and areas is given.</summary>
    public string? Footprint { get; init; }

    /// <summary>How they are read.</summary>
    public FootprintOptions FootprintOptions { get; init; } = FootprintOptions.None;

    /// <summary>P-codes of any level.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>As people call it; null: hazard and onset name it.</summary>
    public string? Name { get; init; }

    /// <summary>Names in other languages, by language.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Its own file, as a path in the project; null: it stands in <c>project.yaml</c>.</summary>
    public string? File { get; init; }
}

public enum EngineKind
{
    DuckDb,
    ClickHouse,
}

/// <summary>Where the steps run; shards are the HTTP endpoints of a ClickHouse cluster.</summary>
public sealed record EngineConfiguration(EngineKind Kind, IReadOnlyList<Uri> Shards)
{
    /// <summary>Memory of DuckDB in GB, beyond which it spills to disk; null: 60% of what the machine or its container has.</summary>
    public int? DuckDbMemoryGb { get; init; }

    public ClickHouseConfiguration ClickHouse { get; init; } = new();
}

/// <summary>How the shards are spoken to.</summary>
public sealed record ClickHouseConfiguration
{
    public string User { get; init; } = "default";

    /// <summary>A file whose text is the password; null: the environment's, or none.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>A PEM file; null: the authorities that the system trusts.</summary>
    public string? CertificateAuthority { get; init; }

    public string Database { get; init; } = "tideline";

    /// <summary>Null: tables are made on each shard by itself.</summary>
    public string? Cluster { get; init; }

    public bool Replicated { get; init; }

    public int TimeoutMinutes { get; init; } = 60;

    /// <summary>Memory of one statement on one server.</summary>
    public int MemoryGb { get; init; } = 8;

    /// <summary>The table in which the cluster holds events already; null: those that <c>ingest</c> accepted are loaded.</summary>
    public HeldEventsConfiguration? Events { get; init; }
}

/// <summary>A table of events of the operator's own on every shard, and its names for our columns.</summary>
/// <param name="Table">Name, with its database.</param>
/// <param name="TimestampsAreLocal">True where the column holds the wall clock of the project's zone as if it were UTC.</param>
public sealed record HeldEventsConfiguration(string Table, EventColumns Columns, bool TimestampsAreLocal);

/// <summary>What a bulletin says beside the figures. Everything is optional; what is absent is left out or says so.</summary>
public sealed record BulletinConfiguration
{
    public string? IssuedBy { get; init; }

    public string? Contact { get; init; }

    public string Sensitivity { get; init; } = "Restricted: for the emergency response only";

    public string PermittedUse { get; init; } = "Planning and coordination of the response; not for targeting of persons or households";

    /// <summary>Mean persons in a household, to show households beside persons; null: households are left out.</summary>
    public double? HouseholdSize { get; init; }

    /// <summary>What the authority calls the people.</summary>
    public DisplacementTerms Terms { get; init; }

    /// <summary>Days from the vintage to the next issue.</summary>
    public int NextIssueAfterDays { get; init; } = 7;

    /// <summary>Figures of others, shown beside ours with their source and never summed with them.</summary>
    public IReadOnlyList<OtherFigure> OtherFigures { get; init; } = [];
}

/// <summary>What an authority calls people who had to leave.</summary>
public enum DisplacementTerms
{
    Displaced,

    /// <summary>TDP, as in Pakistan.</summary>
    TemporarilyDisplaced,
}

/// <summary>One figure of another source, such as persons in camps.</summary>
public sealed record OtherFigure(string Label, long Value, LocalDate AsOf, string Source);
