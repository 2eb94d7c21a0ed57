using System.CommandLine;
using System.Globalization;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Operation.Requests;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Release.Gate;

namespace Tideline.Cli.Commands;

/// <summary><c>request</c>: who asked what, what answered it, and what was decided with it.</summary>
internal static class RequestCommand
{
    public static Command Create() => new Command("request", "Writes down requests and the decisions that their answers led to.") { Add(), Decide(), List(), Months() };

    private static Command Add()
    {
        var project = CommandLine.Project();
        var organisation = Organisation("The organisation that asks.");
        var role = Role();
        var officer = new Option<string?>("--officer") { Description = "The officer's name; nothing else about a person." };
        var question = new Option<string>("--question") { Description = "What was asked.", Required = true };
        var purpose = new Option<string>("--purpose") { Description = "What the answer is for.", Required = true };
        var agreement = new Option<string?>("--agreement") { Description = "Id of the agreement that covers it." };
        var release = new Option<string?>("--release") { Description = "The release that answered it." };
        var refused = new Option<string?>("--refused") { Description = "Why it was not answered, instead of --release." };
        var on = On();
        var by = StopCommand.By();
        return new Command("add", "Writes down what was asked, and what answered it or why nothing did.") { project, organisation, role, officer, question, purpose, agreement, release, refused, on, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var (register, today) = Of(parsed.GetValue(project)!);
                var request = register.Add(
                    new(
                        CommandLine.Day(parsed.GetValue(on), "--on") ?? today, parsed.GetValue(organisation), parsed.GetValue(role), parsed.GetValue(officer), parsed.GetValue(question),
                        parsed.GetValue(purpose), parsed.GetValue(agreement), IdOf(parsed.GetValue(release)), parsed.GetValue(refused)),
                    parsed.GetValue(by));
                output.Write(Told(request), _ => output.Say($"Entered as {request.Id}. What is decided with it: 'tideline request decide {request.Id}'."));
                return 0;
            });
    }

    private static Command Decide()
    {
        var project = CommandLine.Project();
        var id = new Argument<string>("ID") { Description = "The request, such as r1." };
        var decision = new Option<string>("--decision") { Description = "What was decided.", Required = true };
        var organisation = Organisation("The organisation that decided.");
        var role = Role();
        var release = new Option<string?>("--release") { Description = "The release that was cited; default: the one that answered." };
        var figure = new Option<string?>("--figure") { Description = "The figure that was cited, in words." };
        var on = On();
        var by = StopCommand.By();
        return new Command("decide", "Writes down what was decided with an answer.") { id, project, decision, organisation, role, release, figure, on, by }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
                var (register, today) = Of(parsed.GetValue(project)!);
                var request = register.Decide(
                    parsed.GetValue(id)!,
                    new(
                        CommandLine.Day(parsed.GetValue(on), "--on") ?? today, parsed.GetValue(organisation), parsed.GetValue(role), parsed.GetValue(decision), IdOf(parsed.GetValue(release)),
                        parsed.GetValue(figure)),
                    parsed.GetValue(by));
                output.Write(Told(request), _ => output.Say($"Entered under {request.Id}."));
                return 0;
            });
    }

    private static Command List()
    {
        var project = CommandLine.Project();
        var csv = new Option<FileInfo?>("--csv") { Description = "Also writes the record as a table; a new file." };
        return new Command("list", "Lists requests with what answered them.") { project, csv }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var all = Of(parsed.GetValue(project)!).Register.All;
            if (parsed.GetValue(csv)?.FullName is { } file)
            {
                WholeFile.Write(file, RequestCsv.Of(all));
            }

            output.Write(all.Select(Told), _ =>
            {
                foreach (var request in all)
                {
                    var asked = request.Asked;
                    output.Say(string.Create(CultureInfo.InvariantCulture, $"{request.Id}  {asked.On:uuuu-MM-dd}  {asked.Organisation}: {asked.Text}  {(asked.Answered == true ? $"answered by {asked.Release}" : $"not answered: {asked.Because}")}"));
                    foreach (var decision in request.Decisions)
                    {
                        output.Say(string.Create(CultureInfo.InvariantCulture, $"  {decision.On:uuuu-MM-dd}  {decision.Organisation} decided: {decision.Text}{(decision.Figure is null ? "" : $" ({decision.Figure})")}"));
                    }
                }

                if (all.Count == 0)
                {
                    output.Say("No request was ever written down.");
                }
            });
            return 0;
        });
    }

    private static Command Months()
    {
        var project = CommandLine.Project();
        return new Command("months", "Counts requests, answers and decisions by month.") { project }.Does(CommandLine.Json(), (parsed, output, _) =>
        {
            var months = RequestMonth.Of(Of(parsed.GetValue(project)!).Register.All);
            output.Write(months, _ =>
            {
                foreach (var m in months)
                {
                    output.Say(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{m.Month:uuuu-MM}  {m.Asked} asked by {m.Organisations} organisations, {m.Answered} answered, {m.Refused} refused, {m.Decided} led to a decision"));
                }
            });
            return 0;
        });
    }

    private static object Told(Request request) => new
    {
        request.Id,
        request.Asked.On,
        request.Asked.Organisation,
        request.Asked.Role,
        request.Asked.Officer,
        Question = request.Asked.Text,
        request.Asked.Purpose,
        request.Asked.Agreement,
        request.Asked.Release,
        Answered = request.Asked.Answered == true,
        request.Asked.Because,
        Decisions = request.Decisions.Select(d => new { d.On, d.Organisation, d.Role, Decision = d.Text, d.Release, d.Figure }),
    };

    private static Option<string> Organisation(string description) => new("--organisation") { Description = description, Required = true };

    private static Option<string?> Role() => new("--role") { Description = "The officer's function." };

    private static Option<string?> On() => new("--on") { Description = "The local day; default: today." };

    private static string? IdOf(string? release) => release is null ? null : ReleaseId.Parse(release).Value;

    private static (RequestRegister Register, LocalDate Today) Of(DirectoryInfo project)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        return (new(folder, SystemClock.Instance), RetentionJob.Today(configuration));
    }
}
