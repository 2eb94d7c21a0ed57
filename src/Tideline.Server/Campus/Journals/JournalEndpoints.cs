using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tideline.Learning.Journals;
using Tideline.Projects.Files;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Journals;

/// <param name="Text">Empty: the note is taken away.</param>
/// <param name="Section">Of the plan, where the note goes to one.</param>
public sealed record NewNote(string? Text, string? Section);

/// <param name="Text">Empty: the section is open again.</param>
public sealed record NewSection(string? Text);

/// <summary>What a learner writes for themself. No trainer reads it.</summary>
internal static class JournalEndpoints
{
    private const string FileName = "journal.json";

    public static void MapJournals(this RouteGroupBuilder campus)
    {
        var journal = campus.MapGroup("/me/journal");
        journal.MapGet("", (HttpContext context, LearnerShelf learners) => learners.Of(context) is var learner ? learners.Alone(learner, () => Read(learner)) : Journal.Empty)
            .WithSummary("Notes by module, and the sections of the action plan.");
        journal.MapPut("/notes/{module}", Note).WithSummary("Writes the note to a module.");
        journal.MapPut("/plan/{section}", Section).WithSummary("Writes a section of the action plan.");
        journal.MapGet("/plan.md", Plan).Produces<string>(200, "text/markdown").WithSummary("The action plan as Markdown.");
    }

    private static Journal Note(string module, NewNote note, HttpContext context, LearnerShelf learners)
    {
        var found = CampusModules.Find(module, null);
        if (note.Section is { } section)
        {
            Demand(section);
        }

        return Change(context, learners, j => j.WithNote(found.Id, new JournalNote(Short(note.Text), note.Section)));
    }

    private static Journal Section(string section, NewSection written, HttpContext context, LearnerShelf learners)
    {
        Demand(section);
        return Change(context, learners, j => j.WithSection(section, Short(written.Text)));
    }

    private static IResult Plan(string? language, HttpContext context, LearnerShelf learners)
    {
        var learner = learners.Of(context);
        var text = ActionPlan.Markdown(learners.Alone(learner, () => Read(learner)), [.. CampusModules.All(language)]);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", "action-plan.md");
    }

    private static Journal Change(HttpContext context, LearnerShelf learners, Func<Journal, Journal> change)
    {
        var learner = learners.Of(context);
        return learners.Alone(learner, () =>
        {
            var journal = change(Read(learner));
            WholeFile.Write(learner.File(FileName), JsonSerializer.SerializeToUtf8Bytes(journal));
            return journal;
        });
    }

    private static Journal Read(Learner learner) => File.Exists(learner.File(FileName))
        ? JsonSerializer.Deserialize<Journal>(File.ReadAllBytes(learner.File(FileName))) ?? Journal.Empty : Journal.Empty;

    private static void Demand(string section)
    {
        if (!ActionPlan.Sections.Contains(section, StringComparer.Ordinal))
        {
            throw new ProblemException(400, ProblemCode.ValueWrong, $"A section of the plan is one of {string.Join(", ", ActionPlan.Sections)}. Nothing was changed.");
        }
    }

    private static string Short(string? text) => (text ?? "").Trim() is { Length: <= Journal.MostCharacters } fits ? fits
        : throw new ProblemException(400, ProblemCode.ValueWrong, FormattableString.Invariant($"A text of the journal has at most {Journal.MostCharacters} characters. Nothing was changed."));
}
