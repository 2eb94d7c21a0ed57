using NodaTime;

namespace Tideline.Projects.Configuration;

/// <summary>What <c>tideline watch</c> does by itself.</summary>
public sealed record OperationConfiguration
{
    /// <summary>How often feeds are looked at.</summary>
    public Duration LookEvery { get; init; } = Duration.FromMinutes(5);

    /// <summary>How long size and time of a file stand still before it counts as complete, where no marker says so.</summary>
    public Duration Settle { get; init; } = Duration.FromMinutes(2);

    /// <summary>Times of day, in the project's zone, at which received files are ingested and run; empty: as soon as any came.</summary>
    public IReadOnlyList<LocalTime> RunAt { get; init; } = [];

    /// <summary>By when something must have come each day; null: nobody is told that nothing came.</summary>
    public LocalTime? ExpectedBy { get; init; }

    /// <summary>Where files are fetched from, beside those that are put into the inbox.</summary>
    public IReadOnlyList<FeedConfiguration> Feeds { get; init; } = [];

    /// <summary>Whether <c>tideline serve</c> does this too, so that no other program need run.</summary>
    public bool WatchInServer { get; init; }

    /// <summary>Where each look writes its metrics as text for Prometheus, as a path in the project; null: nowhere.</summary>
    public string? MetricsFile { get; init; }

    /// <summary>Whom to tell.</summary>
    public IReadOnlyList<NoticeConfiguration> Notices { get; init; } = [];
}

/// <summary>A place from which an operator's files are fetched.</summary>
public sealed record FeedConfiguration
{
    public required string Name { get; init; }

    /// <summary>Path or glob of the files: on this machine, against the project folder; on a server, against the folder that login leads to;
    /// in a bucket, of keys. Empty where rows are fetched.</summary>
    public required string Files { get; init; }

    /// <summary>Folder of the project that takes them.</summary>
    public string Into { get; init; } = "inbox/events";

    /// <summary>Ending of the empty file that stands beside a complete one, such as <c>.done</c>; null: a file is complete when it stands still.</summary>
    public string? Marker { get; init; }

    /// <summary>Where this and <see cref="S3"/> and <see cref="Sql"/> are null: a folder of this machine. At most one stands.</summary>
    public SftpConfiguration? Sftp { get; init; }

    public S3Configuration? S3 { get; init; }

    /// <summary>A table from whose rows files are made.</summary>
    public SqlConfiguration? Sql { get; init; }
}

/// <summary>An SFTP server that is entered with a key.</summary>
/// <param name="KeyFile">Private key, as a path in the project.</param>
/// <param name="Fingerprint">SHA-256 of the server's key as <c>ssh-keygen -l</c> writes it, without the word SHA256; another server is refused.</param>
public sealed record SftpConfiguration(string Host, int Port, string User, string KeyFile, string Fingerprint);

/// <summary>A bucket of S3-compatible storage.</summary>
/// <param name="Endpoint">Of the storage; https, or http on this machine.</param>
/// <param name="Region">That requests are signed for.</param>
/// <param name="KeyFile">File of the access key, as a path in the project.</param>
/// <param name="CertificateAuthority">PEM file of the authority that signed the server's certificate; null: those of the system.</param>
/// <param name="PathStyle">Whether the bucket stands in the path, as MinIO and Ceph have it, and not in the host's name.</param>
public sealed record S3Configuration(Uri Endpoint, string Bucket, string Region, string KeyFile, string? CertificateAuthority, bool PathStyle);

/// <summary>What somebody is told of.</summary>
public enum NoticeKind
{
    /// <summary>Nothing came in time, or a feed could not be read.</summary>
    Feed,

    /// <summary>A file was refused, or the gate refused a release.</summary>
    Gate,

    /// <summary>A run did not end well, or the disk is nearly full.</summary>
    Run,

    /// <summary>An unusual movement of people.</summary>
    Alarm,

    /// <summary>A release waits for signatures.</summary>
    Release,

    /// <summary>Exports were stopped or go on; an incident was opened, or its hours for telling are over.</summary>
    Stop,
}

/// <summary>A channel and what goes through it: exactly one of <see cref="Webhook"/> and <see cref="Email"/>.</summary>
public sealed record NoticeConfiguration
{
    /// <summary>All kinds, unless some are named.</summary>
    public IReadOnlyList<NoticeKind> About { get; init; } = Enum.GetValues<NoticeKind>();

    public WebhookConfiguration? Webhook { get; init; }

    public EmailConfiguration? Email { get; init; }
}

/// <param name="SecretFile">Its text signs what is sent; null: unsigned.</param>
public sealed record WebhookConfiguration(Uri Address, string? SecretFile);

/// <param name="PasswordFile">Null: the server asks for none.</param>
/// <param name="Encrypted">False only for a server on this machine.</param>
public sealed record EmailConfiguration(string Server, int Port, bool Encrypted, string? User, string? PasswordFile, string From, IReadOnlyList<string> To);
