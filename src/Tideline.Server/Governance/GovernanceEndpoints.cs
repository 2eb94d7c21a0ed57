using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Governance;
using Tideline.Governance.Access;
using Tideline.Governance.Records;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Server.Access;
using Tideline.Server.Accounts;
using Tideline.Server.Audit;
using Tideline.Server.Problems;
using Tideline.Server.Records;
using Tideline.Store.Accounts;
using Tideline.Store.Audit;

namespace Tideline.Server.Governance;

/// <summary>The governance desk: documents in fields, what is missing in them, and the steps that people take with them.</summary>
internal static class GovernanceEndpoints
{
    private const int LargestBody = 500_000;

    public static void MapGovernance(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/governance").RequireAuthorization().WithTags("Governance").WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        desk.MapGet("", All).WithSummary("Every document, with what is missing, stale or refused.");
        desk.MapGet("/catalogue", () => CatalogueAnswer.All).WithSummary("Clauses, risks, prerequisites, words to avoid and templates.");
        desk.MapPost("/{kind}/check", Check).WithSummary("What the rules say of a draft; nothing is kept.");
        desk.MapPost("/{kind}", Add).RequireAuthorization(Policies.Record).Produces<ArtefactAnswer>(201).WithSummary("Keeps a new document.");
        desk.MapPut("/{kind}/{id}", Change).RequireAuthorization(Policies.Record).ProducesProblem(409).WithSummary("Keeps a new version of a document.");
        desk.MapPost("/{kind}/{id}/steps", Take).RequireAuthorization(Policies.Record).ProducesProblem(403).ProducesProblem(409).WithSummary("Brings a document further.");
    }

    private static async Task<GovernanceAnswer> All(HttpContext context, ProjectFolder folder, AccountBook accounts, IClock clock)
    {
        var person = await PersonOf(context, accounts);
        return Told(() =>
        {
            var (book, desk, today) = Of(folder, clock);
            return new GovernanceAnswer(ProjectDesk.PipelineHash(folder), [.. book.All.Select(h => Answer(h, desk, person, today))]);
        });
    }

    private static DraftAnswer Check(string kind, DraftDocument draft, DateTimeZone zone, IClock clock) => Told(() =>
    {
        var today = clock.GetCurrentInstant().InZone(zone).Date;
        var document = ArtefactKind.Demand(kind).Read(draft.Document ?? default);
        var desk = new Desk(today) { Steps = [.. (draft.Steps ?? []).OfType<StepBody>().Select(s => s.InPractice(today))], Terms = PracticeTerms.Of(today), ImpactStands = true };
        return document is IStepped stepped
            ? new DraftAnswer(
                document.Findings(desk), stepped.StateAfter(desk.Steps), stepped.After(stepped.StateAfter(desk.Steps)), draft.Next is null ? [] : stepped.Against(draft.Next.InPractice(today), desk))
            : new DraftAnswer(document.Findings(desk), null, [], []);
    });

    private static async Task<IResult> Add(string kind, JsonElement document, HttpContext context, ProjectFolder folder, AccountBook accounts, IClock clock)
    {
        var person = await PersonOf(context, accounts);
        var answer = Told(() =>
        {
            var (book, desk, today) = Of(folder, clock);
            var known = ArtefactKind.Demand(kind);
            return Answer(book.Add(known, Written(known.Read(document), person), person!.Name), desk, person, today);
        });
        await context.Audit(AuditAction.GovernanceSaved, answer.Id);
        return Results.Created($"/api/v1/governance/{kind}/{answer.Id}", answer);
    }

    private static async Task<ArtefactAnswer> Change(string kind, string id, ChangedDocument changed, HttpContext context, ProjectFolder folder, AccountBook accounts, IClock clock)
    {
        var person = await PersonOf(context, accounts);
        var answer = Told(() =>
        {
            var (book, desk, today) = Of(folder, clock);
            var known = ArtefactKind.Demand(kind);
            return Answer(book.Change(known, id, changed.Version ?? 0, Mended(known.Read(changed.Document ?? default), book.Demand(known, id).Document), person!.Name), desk, person, today);
        });
        await context.Audit(AuditAction.GovernanceSaved, answer.Id, $"version {FormattableString.Invariant($"{answer.Version}")}");
        return answer;
    }

    private static async Task<ArtefactAnswer> Take(string kind, string id, StepBody step, HttpContext context, ProjectFolder folder, AccountBook accounts, IClock clock)
    {
        var person = await PersonOf(context, accounts);
        var answer = Told(() =>
        {
            var (book, desk, today) = Of(folder, clock);
            var held = book.Demand(ArtefactKind.Demand(kind), id);
            if (held.Document is IStepped stepped && stepped.Decides(step.To ?? "") && !person!.MaySign)
            {
                throw new ProblemException(403, ProblemCode.NotAllowed, "This step decides: it takes a releaser or a steward.");
            }

            return Answer(book.Take(held.Kind, id, step.Taken(person!.Name, person.Organisation, today), desk.For(held.Document)), desk, person, today);
        });
        await context.Audit(AuditAction.GovernanceStepped, answer.Id, answer.State);
        return answer;
    }

    private static (GovernanceBook Book, ProjectDesk Desk, LocalDate Today) Of(ProjectFolder folder, IClock clock)
    {
        // Read anew: somebody may have changed it since the server began, and that is what makes an assessment stale.
        var configuration = ProjectFile.Load(folder);
        var today = clock.GetCurrentInstant().InZone(configuration.TimeZone).Date;
        var book = new GovernanceBook(folder, clock);
        return (book, new(folder, configuration, book, today), today);
    }

    private static ArtefactAnswer Answer(HeldArtefact held, ProjectDesk project, Person? person, LocalDate today)
    {
        var desk = project.For(held.Document);
        var saved = held.Entries.Last(e => e.Event == GovernanceEvent.Saved);
        return new(
            held.Kind.Name, held.Id, held.Document.Title, held.Version, saved.At, saved.By, held.State, held.Kind.Write(held.Document), held.Findings(desk),
            person is null || held.Document is not IStepped stepped ? [] : [.. stepped.After(held.State!).Select(to => new NextAnswer(
                to, stepped.Decides(to), stepped.Against(new(to, person.Name, person.Organisation, today), desk with { Steps = held.Steps })))],
            [.. held.Entries.Reverse().Select(e => new GovernanceLine(e.At, e.By, e.Step?.To, e.Step?.Organisation, e.Step?.Reason))]);
    }

    /// <summary>A request is of whoever writes it, whatever it says: else somebody could approve their own.</summary>
    private static IArtefact Written(IArtefact document, Person? person) => document is AccessRequest request ? request with { Requester = person!.Name } : document;

    /// <summary>It stays theirs whoever mends it.</summary>
    private static IArtefact Mended(IArtefact document, IArtefact before) => document is AccessRequest request && before is AccessRequest first ? request with { Requester = first.Requester } : document;

    private static T Told<T>(Func<T> act)
    {
        try
        {
            return RecordProblems.Told(act);
        }
        catch (DisclosureRefusedException e)
        {
            throw new ProblemException(409, ProblemCode.Conflict, e.Message);
        }
    }

    private static async Task<Person?> PersonOf(HttpContext context, AccountBook accounts)
    {
        if (KeyAuthentication.IsKey(context.User))
        {
            return null;
        }

        var name = context.User.Identity!.Name!;
        return new(name, (await accounts.Find(name)).Organisation, context.User.IsInRole(Role.Releaser) || context.User.IsInRole(Role.Steward));
    }

    /// <param name="MaySign">Whether the person may take a step that decides.</param>
    private sealed record Person(string Name, string Organisation, bool MaySign);
}
