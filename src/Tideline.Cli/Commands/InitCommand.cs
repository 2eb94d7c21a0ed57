using System.CommandLine;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Commands;

/// <summary><c>init</c>: an empty project folder with a commented configuration.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("DIR") { Description = "The folder to make." };
        var zone = new Option<string>("--time-zone") { Description = "A zone of the tz database.", DefaultValueFactory = _ => "Asia/Karachi" };
        var code = new Option<string>("--calling-code") { Description = "The country's calling code.", DefaultValueFactory = _ => "92" };
        return new Command("init", "Makes a project folder with a commented project.yaml.") { directory, zone, code }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var folder = new ProjectFolder(parsed.GetValue(directory)!.FullName);
                if (File.Exists(folder.ConfigurationFile))
                {
                    throw new ConfigurationException($"'{folder.ConfigurationFile}' exists already; nothing was changed.");
                }

                if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(parsed.GetValue(zone)!) is null)
                {
                    throw new ConfigurationException($"'{parsed.GetValue(zone)}' is no zone of the tz database, such as Asia/Karachi; nothing was changed.");
                }

                if (parsed.GetValue(code)!.Length == 0 || !parsed.GetValue(code)!.All(char.IsAsciiDigit))
                {
                    throw new ConfigurationException($"--calling-code is '{parsed.GetValue(code)}'; give digits alone, such as 92; nothing was changed.");
                }

                Directory.CreateDirectory(Path.Combine(folder.Inbox, "events"));
                Directory.CreateDirectory(Path.Combine(folder.Root, "reference"));
                File.WriteAllText(
                    folder.ConfigurationFile,
                    ProjectFile.Template(Path.GetFileName(folder.Root), parsed.GetValue(zone)!, parsed.GetValue(code)!));
                output.Write(
                    new { Project = folder.Root },
                    console => output.Say($"Made {folder.ConfigurationFile}. Put cells, areas and population into reference/, events into inbox/events/, then run 'tideline ingest'."));
                return 0;
            });
    }
}
