using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>A learner's own cohort.</summary>
public sealed record OwnCohort(string Name, LocalDate Starts, LocalDate Ends, IReadOnlyList<SessionForLearner> Sessions, IReadOnlyList<QuestionAnswer> Board);

/// <param name="Present">Whether the learner said that they were there.</param>
/// <param name="Open">Whether they can say so: from the day of the session on.</param>
public sealed record SessionForLearner(string Id, LocalDate Date, string Time, string Title, IReadOnlyList<string> Modules, string? Live, string? Recording, bool Present, bool Open);

/// <param name="Code">That the trainer gave.</param>
public sealed record JoinRequest(string? Code);

/// <param name="Session">Id of the session.</param>
/// <param name="Present">Whether the learner was there.</param>
public sealed record Attendance(string? Session, bool Present);

/// <param name="Nickname">What the learner wants to be called; null: nothing.</param>
public sealed record NewQuestion(string? Text, string? Nickname);

/// <summary>Joining a cohort, its calendar and its board.</summary>
internal static class OwnCohortEndpoints
{
    private const int LongestNickname = 40;

    public static void MapOwnCohort(this RouteGroupBuilder campus)
    {
        var cohort = campus.MapGroup("/me/cohort");
        cohort.MapGet("", (HttpContext context, LearnerShelf learners, CohortShelf cohorts, IClock clock, DateTimeZone zone) =>
            learners.Of(context) is var me ? Answer(cohorts.Demand(me.Id), me, Today(clock, zone)) : null).WithSummary("The learner's cohort.");
        cohort.MapPost("", Join).Produces<OwnCohort>().ProducesProblem(409).WithSummary("Joins a cohort by its code.");
        cohort.MapDelete("", Leave).Produces(204).WithSummary("Leaves the cohort. Attendance and questions go too.");
        cohort.MapPost("/attendance", Attend).WithSummary("Says whether the learner was at a session.");
        cohort.MapPost("/board", Ask).ProducesProblem(409).WithSummary("Asks something on the board.");
        cohort.MapDelete("/board/{question}", TakeBack).WithSummary("Takes one's own question back.");
    }

    private static OwnCohort Join(JoinRequest request, HttpContext context, LearnerShelf learners, CohortShelf cohorts, ServeOptions options, IClock clock, DateTimeZone zone)
    {
        var me = learners.Of(context);
        return Answer(cohorts.Join(me.Id, request.Code, options.Campus.Members), me, Today(clock, zone));
    }

    private static IResult Leave(HttpContext context, LearnerShelf learners, CohortShelf cohorts)
    {
        cohorts.Forget(learners.Of(context).Id);
        return Results.NoContent();
    }

    private static OwnCohort Attend(Attendance attendance, HttpContext context, LearnerShelf learners, CohortShelf cohorts, IClock clock, DateTimeZone zone)
    {
        var me = learners.Of(context);
        var today = Today(clock, zone);
        return Answer(
            cohorts.Change(cohorts.Demand(me.Id).Id, c => c.Sessions.Any(s => s.Id == attendance.Session && s.Date <= today)
                ? c with { Sessions = [.. c.Sessions.Select(s => s.Id == attendance.Session ? s with { Present = [.. s.Present.Where(p => p != me.Id), .. attendance.Present ? [me.Id] : Array.Empty<string>()] } : s)] }
                : throw new ProblemException(400, ProblemCode.ValueWrong, "There is no such session, or it has not begun. Nothing was changed.")),
            me, today);
    }

    private static OwnCohort Ask(NewQuestion question, HttpContext context, LearnerShelf learners, CohortShelf cohorts, ServeOptions options, IClock clock, DateTimeZone zone)
    {
        var me = learners.Of(context);
        var today = Today(clock, zone);
        var text = CohortForm.Words(question.Text, "question");
        var nickname = CohortForm.OptionalWords(question.Nickname, "nickname");
        if (nickname?.Length > LongestNickname)
        {
            throw new ProblemException(400, ProblemCode.ValueWrong, $"A nickname has at most {LongestNickname} characters. Nothing was asked.");
        }

        return Answer(
            cohorts.Change(cohorts.Demand(me.Id).Id, c => c.Board.Count < options.Campus.Questions
                ? c with { Board = [.. c.Board, new(Guid.NewGuid().ToString("N")[..8], me.Id, nickname, today, text, null)] }
                : throw new ProblemException(409, ProblemCode.CampusFull, "The board is full. Let the trainer take answered questions off; nothing was asked.")),
            me, today);
    }

    private static OwnCohort TakeBack(string question, HttpContext context, LearnerShelf learners, CohortShelf cohorts, IClock clock, DateTimeZone zone)
    {
        var me = learners.Of(context);
        return Answer(cohorts.Change(cohorts.Demand(me.Id).Id, c => c with { Board = [.. c.Board.Where(q => q.Id != question || q.Learner != me.Id)] }), me, Today(clock, zone));
    }

    private static OwnCohort Answer(Cohort c, Learner me, LocalDate today) => new(
        c.Name, c.Starts, c.Ends,
        [.. c.Sessions.Select(s => new SessionForLearner(s.Id, s.Date, s.Time, s.Title, s.Modules, s.Live, s.Recording, s.Present.Contains(me.Id, StringComparer.Ordinal), s.Date <= today))],
        [.. c.Board.Select(q => new QuestionAnswer(q.Id, q.Nickname, q.Asked, q.Text, q.Answer, q.Learner == me.Id))]);

    private static LocalDate Today(IClock clock, DateTimeZone zone) => clock.GetCurrentInstant().InZone(zone).Date;
}
