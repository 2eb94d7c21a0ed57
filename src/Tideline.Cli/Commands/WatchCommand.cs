using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Commands;

/// <summary><c>watch</c>: fetches what the operator delivers, ingests and runs when it is due, and tells people, until it is stopped.</summary>
internal static class WatchCommand
{
    public static Command Create()
    {
        var project = CommandLine.Project();
        var once = new Option<bool>("--once") { Description = "Looks once, does what is due, and ends; for a timer of the system." };
        return new Command("watch", "Fetches files, runs each morning by itself and sends notices.") { project, once }
            .Does(CommandLine.Json(), (parsed, output, cancellation) => Run(parsed.GetValue(project)!.FullName, parsed.GetValue(once), output, cancellation));
    }

    private static async Task<int> Run(string root, bool once, Terminal.Output output, CancellationToken cancellation)
    {
        var folder = new ProjectFolder(Path.GetFullPath(root));
        var configuration = ProjectFile.Load(folder);
        var operation = configuration.Operation;
        var watcher = WatchJob.Of(folder, configuration, new MorningProcess(folder, configuration));
        while (true)
        {
            IReadOnlyList<string> said;
            try
            {
                said = [.. await watcher.Look(cancellation), .. MetricsFile.Write(folder, configuration)];
            }
            catch (Exception e) when (!once && e is (IOException or UnauthorizedAccessException))
            {
                // A disk that is full has room again one day, and then somebody must be there.
                said = [$"Storage failed: {e.Message} The next look tries again; nothing was lost."];
            }

            var now = SystemClock.Instance.GetCurrentInstant().InZone(configuration.TimeZone).LocalDateTime.ToString("uuuu-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            if (once)
            {
                output.Write(said, _ => Say(said));
                return 0;
            }

            Say(said);
            await Task.Delay(operation.LookEvery.ToTimeSpan(), cancellation);

            void Say(IReadOnlyList<string> sentences)
            {
                foreach (var sentence in sentences)
                {
                    output.Say($"{now} {sentence}");
                }
            }
        }
    }
}
