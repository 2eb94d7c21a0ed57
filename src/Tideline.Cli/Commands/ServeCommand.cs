using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Server;

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
        return new Command("serve", "Serves the API and the web pages of a project.") { project, urls, open, database }
            .Does(CommandLine.Json(), (parsed, output, cancellation) => Run(
                new(parsed.GetValue(project)!.FullName)
                {
                    Urls = [.. parsed.GetValue(urls)!.Select(Address)],
                    Open = parsed.GetValue(open),
                    Database = parsed.GetValue(database),
                },
                output, cancellation));
    }

    /// <summary>Serves until the command is stopped; says where, once it listens.</summary>
    /// <exception cref="ConfigurationException">An address cannot be listened on.</exception>
    public static async Task<int> Run(ServeOptions options, Output output, CancellationToken cancellation)
    {
        await using var app = TidelineServer.Create(options);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new ConfigurationException(
                $"Another program listens on {string.Join(" or ", options.Urls)}. Stop it, or choose another address with --urls; nothing was started.", e);
        }

        output.Write(
            new { Addresses = app.Urls, options.Open },
            _ => output.Say($"Serving {options.Project} at {string.Join(", ", app.Urls)}; stop with Ctrl+C."));
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static string Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? text
            : throw new ConfigurationException($"--urls holds '{text}', which is no address like {ServeOptions.Loopback}; nothing was started.");
}
