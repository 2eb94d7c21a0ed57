using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Learning.Cohorts;
using Tideline.Learning.Courses;
using Tideline.Server.Access;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>A cohort, for its trainers.</summary>
/// <param name="Code">What learners join with.</param>
/// <param name="Learners">How many joined; null: fewer than five.</param>
public sealed record CohortAnswer(string Id, string Code, string Name, LocalDate Starts, LocalDate Ends, int? Learners, IReadOnlyList<SessionForTrainer> Sessions, IReadOnlyList<QuestionAnswer> Board);

/// <param name="Present">How many said that they were there.</param>
public sealed record SessionForTrainer(string Id, LocalDate Date, string Time, string Title, IReadOnlyList<string> Modules, string? Live, string? Recording, GroupCount Present);

/// <param name="Mine">Whether who reads it asked it.</param>
public sealed record QuestionAnswer(string Id, string? Nickname, LocalDate Asked, string Text, string? Answer, bool Mine);

/// <param name="Sessions">All of them, in any order; with the id of one that is there, its attendance stays.</param>
public sealed record NewCohort(string? Name, LocalDate? Starts, LocalDate? Ends, IReadOnlyList<NewSession>? Sessions);

public sealed record NewSession(string? Id, LocalDate? Date, string? Time, string? Title, IReadOnlyList<string>? Modules, string? Live, string? Recording);

/// <param name="Text">Empty: the answer is taken away.</param>
public sealed record NewAnswer(string? Text);

/// <summary>Cohorts, for trainers: counts of groups of five and more, and nobody by themself.</summary>
internal static class CohortEndpoints
{
    public static void MapCohorts(this RouteGroupBuilder campus)
    {
        var cohorts = campus.MapGroup("/cohorts").RequireAuthorization(Policies.Train);
        cohorts.MapGet("", (CohortShelf shelf) => shelf.All.Select(Answer)).Produces<IReadOnlyList<CohortAnswer>>().WithSummary("Cohorts, the newest first.");
        cohorts.MapPost("", Add).Produces<CohortAnswer>(201).ProducesProblem(409).WithSummary("Makes a cohort with a code to join it.");
        cohorts.MapPut("/{id}", (string id, NewCohort cohort, CohortShelf shelf) => Answer(shelf.Change(id, c => CohortForm.Changed(c, cohort)))).WithSummary("Changes name, dates and calendar.");
        cohorts.MapDelete("/{id}", Delete).Produces(204).WithSummary("Deletes a cohort, its calendar and its board. Its learners keep their progress.");
        cohorts.MapGet("/{id}/figures", Figures).WithSummary("Completion, missed objectives, known mistakes and minutes; groups under five are hidden.");
        cohorts.MapPut("/{id}/board/{question}/answer", AnswerQuestion).WithSummary("Answers a question on the board.");
        cohorts.MapDelete("/{id}/board/{question}", DeleteQuestion).Produces(204).WithSummary("Takes a question off the board.");
    }

    private static IResult Add(NewCohort cohort, CohortShelf shelf, ServeOptions options)
    {
        var made = shelf.Add(CohortForm.Changed(new(Guid.NewGuid().ToString("N")[..8], CohortCode.Draw(), "", default, default, [], [], []), cohort), options.Campus.Cohorts);
        return Results.Created($"/api/v1/campus/cohorts/{made.Id}", Answer(made));
    }

    private static IResult Delete(string id, CohortShelf shelf)
    {
        shelf.Delete(id);
        return Results.NoContent();
    }

    private static CohortFigures Figures(string id, CohortShelf shelf, LearnerShelf learners) => CohortFigures.Of(
        [.. shelf.Find(id).Members.Select(learners.Find).OfType<Learner>().Select(l => learners.Alone(l, () => l.Progress.Attempts))], CourseShelf.Modules);

    private static CohortAnswer AnswerQuestion(string id, string question, NewAnswer answer, CohortShelf shelf)
    {
        var words = CohortForm.OptionalWords(answer.Text, "answer");
        return Answer(shelf.Change(id, c => c.Board.Any(q => q.Id == question)
            ? c with { Board = [.. c.Board.Select(q => q.Id == question ? q with { Answer = words } : q)] }
            : throw new ProblemException(404, ProblemCode.NotFound, "The question is not on the board any more.")));
    }

    private static IResult DeleteQuestion(string id, string question, CohortShelf shelf)
    {
        shelf.Change(id, c => c with { Board = [.. c.Board.Where(q => q.Id != question)] });
        return Results.NoContent();
    }

    private static CohortAnswer Answer(Cohort c) => new(
        c.Id, LearnerCode.Grouped(c.Code), c.Name, c.Starts, c.Ends, c.Members.Count < GroupCount.Smallest ? null : c.Members.Count,
        [.. c.Sessions.Select(s => new SessionForTrainer(s.Id, s.Date, s.Time, s.Title, s.Modules, s.Live, s.Recording, GroupCount.Of(s.Present.Count, c.Members.Count)))],
        [.. c.Board.Select(q => new QuestionAnswer(q.Id, q.Nickname, q.Asked, q.Text, q.Answer, false))]);
}
