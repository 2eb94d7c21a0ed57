using System.CommandLine;
using NodaTime;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Governance;
using Tideline.Governance.Records;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Commands;

/// <summary><c>governance</c>: the documents of governance, and what is missing in them. They are written in the browser.</summary>
internal static class GovernanceCommand
{
    /// <summary>Something is missing, stale or refused: a rule of the project is not met.</summary>
    private const int NotWhole = 3;

    public static Command Create() => new Command("governance", "Lists, shows and checks the documents of governance.") { List(), Show(), Check() };

    private static Command List()
    {
        var project = CommandLine.Project();
        return new Command("list", "Lists all documents with their state.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var all = Looked.At(parsed.GetValue(project)!);
            output.Write(all.Select(l => l.Told), _ =>
            {
                foreach (var looked in all)
                {
                    output.Say(looked.Line);
                }

                if (all.Count == 0)
                {
                    output.Say("No document of governance was written. Write them in the browser, under 'Governance'.");
                }
            });
            return 0;
        });
    }

    private static Command Show()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The document, such as uc1." };
        return new Command("show", "Shows a document with all that was written of it.") { id, project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var all = Looked.At(parsed.GetValue(project)!);
            var looked = all.FirstOrDefault(l => l.Held.Id == parsed.GetValue(id)) ?? throw new ConfigurationException(
                $"There is no document '{parsed.GetValue(id)}'. See 'tideline governance list'; nothing was changed.");
            output.Write(new { looked.Told, Document = looked.Held.Kind.Write(looked.Held.Document), History = looked.Held.Entries.Select(History) }, _ =>
            {
                output.Say(looked.Line);
                output.Say(looked.Held.Kind.Write(looked.Held.Document).GetRawText());
                foreach (var entry in looked.Held.Entries)
                {
                    output.Say($"  {entry.At}  {(entry.Step is null ? "saved" : entry.Step.To)} by {entry.By}{(string.IsNullOrEmpty(entry.Step?.Reason) ? "" : $": {entry.Step.Reason}")}");
                }

                Say(output, looked);
            });
            return 0;
        });
    }

    private static Command Check()
    {
        var project = CommandLine.Project();
        return new Command("check", "Says what is missing, stale or refused; exit code 3 where something is.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var all = Looked.At(parsed.GetValue(project)!);
            var wrong = all.Where(l => l.Findings.Any(f => f.Weight != Weight.Advice)).ToList();
            output.Write(all.Select(l => l.Told), _ =>
            {
                foreach (var looked in all.Where(l => l.Findings.Count > 0))
                {
                    output.Say(looked.Line);
                    Say(output, looked);
                }

                output.Say(wrong.Count == 0 ? $"{Count(all.Count)}: nothing is missing, stale or refused." : $"{Count(wrong.Count)} of {all.Count} with something missing, stale or refused.");
            });
            return wrong.Count == 0 ? 0 : NotWhole;
        });
    }

    private static void Say(Output output, Looked looked)
    {
        foreach (var finding in looked.Findings)
        {
            output.Say($"  {finding.Code,-5} {Word(finding.Weight),-8} {finding.Text}");
        }
    }

    private static object History(GovernanceEntry entry) => new { entry.At, entry.By, entry.Step?.To, entry.Step?.Organisation, entry.Step?.Reason };

    private static string Word(Weight weight) => weight.ToString().ToLowerInvariant();

    private static string Count(int count) => FormattableString.Invariant($"{count} document{(count == 1 ? "" : "s")}");

    private sealed record Looked(HeldArtefact Held, IReadOnlyList<Finding> Findings)
    {
        public string Line => FormattableString.Invariant(
            $"{Held.Id}  {Held.Kind.Name}  version {Held.Version}{(Held.State is null ? "" : $"  {Held.State}")}  {Held.Document.Title}  ({Findings.Count(f => f.Weight != Weight.Advice)} findings)");

        public object Told => new
        {
            Held.Id,
            Kind = Held.Kind.Name,
            Held.Document.Title,
            Held.Version,
            Held.State,
            Findings = Findings.Select(f => new { f.Code, Weight = Word(f.Weight), f.Field, f.Subject, f.Text }),
        };

        public static IReadOnlyList<Looked> At(DirectoryInfo project)
        {
            var folder = new ProjectFolder(project.FullName);
            var configuration = ProjectFile.Load(folder);
            var book = new GovernanceBook(folder, SystemClock.Instance);
            var desk = new ProjectDesk(folder, configuration, book, SystemClock.Instance.GetCurrentInstant().InZone(configuration.TimeZone).Date);
            return [.. book.All.Select(h => new Looked(h, desk.FindingsOf(h)))];
        }
    }
}
