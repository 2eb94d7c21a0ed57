using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Operation.Incidents;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Release.Gate;
using Tideline.Release.Stops;

namespace Tideline.Cli.Commands;

/// <summary><c>incident</c>: what went wrong, what was done, who was told.</summary>
internal static class IncidentCommand
{
    public static Command Create() => new Command("incident", "Opens, notes, closes and lists incidents.") { Open(), Note(), Close(), List() };

    private static Command Open()
    {
        var project = CommandLine.Project();
        var what = new Option<string>("--what") { Description = "What happened.", Required = true };
        var severity = new Option<string>("--severity") { Description = "low, moderate, high or severe.", Required = true };
        var releases = new Option<string[]>("--release") { Description = "Releases that it touches.", AllowMultipleArgumentsPerToken = true };
        var known = new Option<string?>("--known-since") { Description = "When it became known, such as 2026-07-01T08:30:00Z; default: now. The hours for telling run from there." };
        var stops = new Option<bool>("--stop") { Description = "Also stops everything that leaves." };
        var by = StopCommand.By();
        return new Command("open", "Writes down that something went wrong.") { project, what, severity, releases, known, stops, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var (folder, configuration) = Load(parsed.GetValue(project)!);
                string[] touched = [.. (parsed.GetValue(releases) ?? []).Select(r => ReleaseId.Parse(r).Value)];
                var asked = new NewIncident(parsed.GetValue(what), SeverityOf(parsed.GetValue(severity)!), touched, InstantOf(parsed.GetValue(known)));
                // First what cannot wait.
                if (parsed.GetValue(stops))
                {
                    new ExportStop(folder.Releases, SystemClock.Instance).Stop(parsed.GetValue(by), parsed.GetValue(what));
                }

                var incident = new IncidentRegister(folder, SystemClock.Instance).Open(asked, parsed.GetValue(by), HoursOf(folder, configuration));
                output.Write(Told(incident), _ => output.Say(
                    $"Opened {incident.Id}. Tell the parties until {incident.NotifyBy}, and write it down with 'tideline incident note {incident.Id} --told ORGANISATION'.{(parsed.GetValue(stops) ? " Everything that leaves is stopped." : "")}"));
                return 0;
            });
    }

    private static Command Note()
    {
        var project = CommandLine.Project();
        var id = Id();
        var text = new Option<string>("--text") { Description = "What was found, done or said.", Required = true };
        var told = new Option<string?>("--told") { Description = "The organisation that was told." };
        var by = StopCommand.By();
        return new Command("note", "Adds what was found or done, or who was told.") { id, project, text, told, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var register = Of(parsed.GetValue(project)!);
                var incident = parsed.GetValue(told) is { } whom
                    ? register.Tell(parsed.GetValue(id)!, whom, parsed.GetValue(text), parsed.GetValue(by))
                    : register.Note(parsed.GetValue(id)!, parsed.GetValue(text), parsed.GetValue(by));
                output.Write(Told(incident), _ => output.Say($"Entered under {incident.Id}."));
                return 0;
            });
    }

    private static Command Close()
    {
        var project = CommandLine.Project();
        var id = Id();
        var lessons = new Option<string>("--lessons") { Description = "What was learned.", Required = true };
        var by = StopCommand.By();
        return new Command("close", "Closes an incident with what was learned.") { id, project, lessons, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var incident = Of(parsed.GetValue(project)!).Close(parsed.GetValue(id)!, parsed.GetValue(lessons), parsed.GetValue(by));
                output.Write(Told(incident), _ => output.Say(
                    $"Closed {incident.Id}.{(incident.Told.Count == 0 ? " Nobody is written down as told of it." : "")} A stop is lifted apart, by 'tideline resume'."));
                return 0;
            });
    }

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists incidents with all that was written of them.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var all = Of(parsed.GetValue(project)!).All;
            var now = SystemClock.Instance.GetCurrentInstant();
            output.Write(all.Select(Told), _ =>
            {
                foreach (var incident in all)
                {
                    Say(output, incident, now);
                }

                if (all.Count == 0)
                {
                    output.Say("No incident was ever opened.");
                }
            });
            return 0;
        });
    }

    private static void Say(Output output, Incident incident, Instant now)
    {
        output.Say($"{incident.Id}  {Word(incident.Severity)}  {(incident.IsOpen ? "open" : "closed")}{(incident.IsOverdue(now) ? $"  nobody was told until {incident.NotifyBy}" : "")}{(incident.Releases.Count > 0 ? $"  {string.Join(", ", incident.Releases)}" : "")}");
        foreach (var entry in incident.Entries)
        {
            output.Say($"  {entry.At}  {entry.Event.ToString().ToLowerInvariant()}{(entry.Whom is null ? "" : $" {entry.Whom}")} by {entry.By}: {entry.Text}");
        }
    }

    private static object Told(Incident incident) => new
    {
        incident.Id,
        incident.What,
        Severity = Word(incident.Severity),
        State = incident.IsOpen ? "open" : "closed",
        incident.Releases,
        KnownSince = incident.KnownSince.ToString(),
        NotifyBy = incident.NotifyBy.ToString(),
        incident.Told,
        History = incident.Entries.Select(e => new { e.At, Event = e.Event.ToString().ToLowerInvariant(), e.By, e.Text, e.Whom }),
    };

    /// <summary>The shortest of the hours that binding agreements allow for telling.</summary>
    internal static int HoursOf(ProjectFolder folder, ProjectConfiguration configuration) =>
        ProjectAgreements.Read(folder, configuration).All.Select(a => a.Terms.NotifyWithinHours).DefaultIfEmpty(Agreement.StandardNotifyWithinHours).Min();

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static Severity SeverityOf(string word) => Enum.TryParse<Severity>(word, ignoreCase: true, out var severity) && Enum.IsDefined(severity) && !char.IsDigit(word[0])
        ? severity
        : throw new ConfigurationException($"--severity is '{word}'; it is low, moderate, high or severe. Nothing was changed.");

    private static Instant? InstantOf(string? text) => text is null ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value
        : throw new ConfigurationException($"--known-since is '{text}', which is not written like 2026-07-01T08:30:00Z; nothing was changed.");

    private static Argument<string> Id() => new("ID") { Description = "The incident, such as i1." };

    private static IncidentRegister Of(DirectoryInfo project) => new(Load(project).Folder, SystemClock.Instance);

    private static (ProjectFolder Folder, ProjectConfiguration Configuration) Load(DirectoryInfo project)
    {
        var folder = new ProjectFolder(project.FullName);
        return (folder, ProjectFile.Load(folder));
    }
}
