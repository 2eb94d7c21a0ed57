using Tideline.Server.Accounts;
using Tideline.Server.Campus;
using Tideline.Server.Jobs;

namespace Tideline.Server;

/// <summary>What <c>tideline serve</c> was told.</summary>
/// <param name="Project">Full path of the project folder.</param>
public sealed record ServeOptions(string Project)
{
    /// <summary>Where it listens; without an address, this machine alone can reach it.</summary>
    public const string Loopback = "http://127.0.0.1:8321";

    /// <summary>Addresses to listen on; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [Loopback];

    /// <summary>PEM file of the certificate for addresses with https, with those between it and the authority; null: a proxy before the server speaks TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of its private key, without a password.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Whether released figures are readable, and the campus can be used, without an account. Nothing else ever is.</summary>
    public bool Open { get; init; }

    /// <summary>Connection string of a PostgreSQL database for accounts, audit and jobs; null: SQLite in the project's <c>store/</c>.</summary>
    public string? Database { get; init; }

    /// <summary>The organisation's own login; null: names and passwords alone.</summary>
    public OpenIdSettings? OpenId { get; init; }

    /// <summary>Roles whose accounts must have a second factor: without one they may only set it up.</summary>
    public IReadOnlyList<string> SecondFactorFor { get; init; } = SecondFactorDemand.Standard;

    /// <summary>Program and first arguments that a command of this program is run with, for jobs; null: no jobs are run.</summary>
    public IReadOnlyList<string>? Program { get; init; }

    /// <summary>Whether the server looks at the feeds, runs the mornings and sends notices; <c>operation.watch_in_server</c> says so too.</summary>
    public bool Watch { get; init; }

    /// <summary>Address of a collector of OpenTelemetry that metrics are sent to by OTLP over HTTP; null: none are sent.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>How often they are sent; null: as the environment says, or each minute.</summary>
    public TimeSpan? TelemetryInterval { get; init; }

    public JobTimes JobTimes { get; init; } = JobTimes.Standard;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512 over a password; the default is OWASP's advice of 2023.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>How often one address may try a password in a minute, over all names; each account locks by itself as well.</summary>
    public int LoginsPerMinute { get; init; } = 60;

    /// <summary>Requests that one address may send in a second, over a while; six times as many at once. A whole office may share an address.</summary>
    public int RequestsPerSecond { get; init; } = 500;

    /// <summary>How much the campus may hold.</summary>
    public CampusLimits Campus { get; init; } = CampusLimits.Standard;

    /// <summary>A Chromium to print bulletins with; null: the one that the environment names, or that is on PATH.</summary>
    public string? Chromium { get; init; }

    /// <summary>Folder of the built web application.</summary>
    public string WebRoot { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");
}
