using System.CommandLine;
using NodaTime;
using Tideline.Cli.Terminal;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Release.Stops;

namespace Tideline.Cli.Commands;

/// <summary><c>stop</c> and <c>resume</c>: nothing is published, exported or served any more, until two people lift it.</summary>
internal static class StopCommand
{
    public static Command Stop()
    {
        var project = CommandLine.Project();
        var because = new Option<string>("--because") { Description = "Why, for those who are held back; on an open server everybody reads it.", Required = true };
        var by = By();
        return new Command("stop", "Stops everything that leaves, at once: publications, exports, bundles, bulletins, the API of figures.") { project, because, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var stop = Of(parsed.GetValue(project)!).Stop(parsed.GetValue(by), parsed.GetValue(because));
                Tell(output, stop, $"Stopped. Nothing is published, exported or served until two people of two organisations say 'tideline resume'. Line {stop.Sha256} of the register; let another organisation note it.");
                return 0;
            });
    }

    public static Command Resume()
    {
        var project = CommandLine.Project();
        var key = new Option<FileInfo>("--key") { Description = "The person's private key file, as for release approve.", Required = true };
        var because = new Option<string>("--because") { Description = "Why figures may leave again.", Required = true };
        return new Command("resume", "Signs that exports may go on; two people of two organisations lift a stop.") { project, key, because }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var stop = Of(parsed.GetValue(project)!).Resume(parsed.GetValue(key)!.FullName, parsed.GetValue(because));
                Tell(output, stop, stop is null
                    ? "Exports go on."
                    : $"Signed by {string.Join(", ", stop.Agreed.Select(a => $"{a.Name} ({a.Organisation})"))}. Exports stay stopped until a person of another organisation signs too.");
                return 0;
            });
    }

    /// <summary>Who writes an entry of a record.</summary>
    internal static Option<string> By() => new("--by") { Description = "Name of the person who writes this.", Required = true };

    private static void Tell(Output output, StopState? stop, string sentence) => output.Write(
        new
        {
            Stopped = stop is not null,
            stop?.At,
            stop?.By,
            stop?.Because,
            stop?.Sha256,
            Agreed = (stop?.Agreed ?? []).Select(a => new { a.Name, a.Organisation }),
        },
        _ => output.Say(sentence));

    private static ExportStop Of(DirectoryInfo project)
    {
        var folder = new ProjectFolder(project.FullName);
        _ = ProjectFile.Load(folder);
        return new(folder.Releases, SystemClock.Instance);
    }
}
