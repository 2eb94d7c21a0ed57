using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Spectre.Console;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Server;
using Tideline.Server.Accounts;
using Tideline.Server.Jobs;

namespace Tideline.Cli.Commands;

/// <summary><c>serve</c>: the API and the web application over one project, until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        var urls = new Option<string[]>("--urls")
        {
            Description = "Addresses to listen on.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [ServeOptions.Loopback],
        };
        var open = new Option<bool>("--open") { Description = "Lets released figures be read without an account." };
        var database = new Option<string?>("--database") { Description = "Connection string of a PostgreSQL database; without it SQLite in the project's store/." };
        var first = new Option<string?>("--first-administrator") { Description = "Makes the first account, with this name, and prints its one-time password." };
        var demo = new Option<bool>("--demo-accounts") { Description = "Makes an account for each role and prints the passwords; in the folder of a demo alone." };
        var watch = new Option<bool>("--watch") { Description = "Also does what 'tideline watch' does: fetches files, runs each morning, sends notices. The same as operation.watch_in_server." };
        var lease = new Option<int>("--lease") { Description = "Seconds after which a job of a server that died is taken up again.", DefaultValueFactory = _ => 30, Hidden = true };
        var authority = new Option<string?>("--openid-authority") { Description = "Address of an OpenID Connect provider that people may log in with." };
        var client = new Option<string?>("--openid-client") { Description = "The id under which it knows this server." };
        var secret = new Option<FileInfo?>("--openid-secret-file") { Description = "File with the secret that this server shows it." };
        var factor = new Option<string[]>("--second-factor")
        {
            Description = "Roles that must have a second factor, or none. Default: releaser, steward and administrator; with --demo-accounts none.",
            AllowMultipleArgumentsPerToken = true,
        };
        var chromium = new Option<FileInfo?>("--chromium") { Description = "The Chromium that prints bulletins as PDF; default: TIDELINE_CHROMIUM, else the one on PATH." };
        var certificate = new Option<FileInfo?>("--certificate") { Description = "PEM file of the certificate for https addresses, with those between it and the authority." };
        var certificateKey = new Option<FileInfo?>("--certificate-key") { Description = "PEM file of its private key." };
        return new Command("serve", "Serves the API and the web pages of a project.")
        {
            project, urls, open, database, first, demo, authority, client, secret, factor, chromium, watch, lease, certificate, certificateKey,
        }
            .Does(CommandLine.Json(), (parsed, output, cancellation) => Run(
                new(parsed.GetValue(project)!.FullName)
                {
                    Urls = [.. parsed.GetValue(urls)!.Select(Address)],
                    Open = parsed.GetValue(open),
                    Database = parsed.GetValue(database),
                    OpenId = OpenIdSettings.Of(parsed.GetValue(authority), parsed.GetValue(client), parsed.GetValue(secret)?.FullName),
                    SecondFactorFor = Demand(parsed.GetValue(factor), parsed.GetValue(demo)),
                    Program = ThisProgram,
                    Watch = parsed.GetValue(watch),
                    Telemetry = Collector(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")),
                    Chromium = parsed.GetValue(chromium)?.FullName,
                    Certificate = parsed.GetValue(certificate)?.FullName,
                    CertificateKey = parsed.GetValue(certificateKey)?.FullName,
                    JobTimes = JobTimes.Standard with { Lease = Duration.FromSeconds(parsed.GetValue(lease)) },
                },
                parsed.GetValue(first), parsed.GetValue(demo), output, cancellation));
    }

    /// <summary>Roles that must have a second factor.</summary>
    /// <param name="demo">Whether accounts for a demonstration are made: a newcomer signs in with what is printed.</param>
    public static IReadOnlyList<string> Demand(string[]? given, bool demo) =>
        given is { Length: > 0 } ? SecondFactorDemand.Of(given) : demo ? [] : SecondFactorDemand.Standard;

    /// <summary>How a command of this program is run: by itself, or by the host that runs it.</summary>
    public static IReadOnlyList<string> ThisProgram => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet"
        ? [path]
        : [Environment.ProcessPath ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "tideline.dll")];

    /// <summary>Serves until the command is stopped; says where, once it listens.</summary>
    /// <param name="administrator">Name of the first account to be made; null: none.</param>
    /// <param name="demo">Whether accounts for a demonstration are made.</param>
    /// <exception cref="ConfigurationException">An address cannot be listened on, or an account cannot be made.</exception>
    public static async Task<int> Run(ServeOptions options, string? administrator, bool demo, Output output, CancellationToken cancellation)
    {
        // Accounts whose passwords are printed are no way into real data.
        if (demo && !DemoJob.IsDemo(options.Project))
        {
            throw new ConfigurationException("--demo-accounts is for the folder of a demo. Use --first-administrator here; nothing was started.");
        }

        await using var app = TidelineServer.Create(options, services => services.AddHostedService<WatchService>());
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new ConfigurationException(
                $"Another program listens on {string.Join(" or ", options.Urls)}. Stop it, or choose another address with --urls; nothing was started.", e);
        }

        IReadOnlyList<NewAccount> accounts =
        [
            .. administrator is null ? [] : new[] { await FirstAccounts.Administrator(app, administrator) },
            .. demo ? await FirstAccounts.Demo(app) : [],
        ];
        output.Write(
            new { Addresses = app.Urls, options.Open, options.SecondFactorFor, Accounts = accounts },
            console =>
            {
                output.Say($"Serving {options.Project}. Open {string.Join(" or ", app.Urls)} in a browser; stop with Ctrl+C.");
                output.Say(options.Open ? "Released figures are readable without an account; the rest is for those who sign in." : "People sign in with an account.");
                if (accounts.Count > 0)
                {
                    output.Say("");
                    console.Write(Table(accounts));
                    output.Say(demo
                        ? "These accounts are for trying it out. Their passwords are new with each start, and shown here alone."
                        : "The password is shown this once, and must be changed at the first login.");
                    output.Say(options.SecondFactorFor.Count > 0
                        ? $"Of these roles a second factor is demanded: {string.Join(", ", options.SecondFactorFor)}. It is set up under Your account."
                        : demo
                            ? "No second factor is demanded of them; over real data it is of releasers, stewards and administrators."
                            : "No second factor is demanded of any role.");
                }
            });
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static Table Table(IEnumerable<NewAccount> accounts)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("account", "role", "password");
        foreach (var account in accounts)
        {
            table.AddRow(Markup.Escape(account.Name), Markup.Escape(account.Role), Markup.Escape(account.Password));
        }

        return table;
    }

    /// <summary>Where metrics are sent, by the variable that all programs of OpenTelemetry know; null: nowhere.</summary>
    private static Uri? Collector(string? address) => string.IsNullOrWhiteSpace(address) ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var collector) && collector.Scheme is "http" or "https" ? collector
        : throw new ConfigurationException($"OTEL_EXPORTER_OTLP_ENDPOINT is '{address}', which is no address like http://127.0.0.1:4318; nothing was started.");

    private static string Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? text
            : throw new ConfigurationException($"--urls holds '{text}', which is no address like {ServeOptions.Loopback}; nothing was started.");
}
