using NodaTime;

namespace Tideline.Governance.Access;

/// <summary>The way of a request: asked, checked twice, approved by another organisation, run, released, closed.</summary>
public static class AccessWorkflow
{
    /// <summary>States that may follow; empty where the way ends.</summary>
    public static IReadOnlyList<AccessState> After(AccessState state) => state switch
    {
        AccessState.Draft => [AccessState.Submitted],
        AccessState.Submitted => [AccessState.TechnicalCheck, AccessState.Rejected],
        AccessState.TechnicalCheck => [AccessState.LegalCheck, AccessState.Rejected],
        AccessState.LegalCheck => [AccessState.Approved, AccessState.Rejected],
        AccessState.Approved => [AccessState.Executed, AccessState.Revoked],
        AccessState.Executed => [AccessState.Released, AccessState.Revoked],
        AccessState.Released => [AccessState.Closed, AccessState.Revoked],
        _ => [],
    };

    /// <summary>Where a request stands after its steps.</summary>
    public static AccessState StateOf(IReadOnlyList<AccessStep> steps) => steps.Count == 0 ? AccessState.Draft : steps[^1].To;

    /// <summary>What stands against one more step; empty where it may be taken.</summary>
    /// <param name="review">What <see cref="AccessReview"/> found of the request as it is now.</param>
    public static IReadOnlyList<Finding> Against(AccessRequest request, IReadOnlyList<AccessStep> steps, AccessStep next, IReadOnlyList<Finding> review) =>
        [.. Order(steps, next), .. People(request, steps, next), .. Content(steps, next, review)];

    /// <summary>That an approval ended before anything ran under it; empty where none did.</summary>
    public static IEnumerable<Finding> Ended(IReadOnlyList<AccessStep> steps, LocalDate today)
    {
        if (StateOf(steps) == AccessState.Approved && steps[^1].Until < today)
        {
            yield return new("AW7", "until", "The approval has ended. Ask anew.", null, Weight.Stale);
        }
    }

    private static IEnumerable<Finding> Order(IReadOnlyList<AccessStep> steps, AccessStep next)
    {
        var state = StateOf(steps);
        if (!After(state).Contains(next.To))
        {
            yield return new("AW1", "to", $"{next.To.Word()} does not follow {state.Word()}. No step is left out.", next.To.Word(), Weight.Refused);
        }
    }

    private static IEnumerable<Finding> People(AccessRequest request, IReadOnlyList<AccessStep> steps, AccessStep next)
    {
        if (next.To is AccessState.TechnicalCheck or AccessState.LegalCheck or AccessState.Approved && Words.Same(next.By, request.Requester))
        {
            yield return new("AW2", "by", "Nobody checks or approves a request of their own. Let another person do it.", next.By, Weight.Refused);
        }

        if (next.To != AccessState.Approved)
        {
            yield break;
        }

        var checks = steps.Where(s => s.To is AccessState.TechnicalCheck or AccessState.LegalCheck).ToList();
        if (checks.Exists(c => Words.Same(c.By, next.By)))
        {
            yield return new("AW3", "by", "Who checked a request does not approve it as well. Let another person do it.", next.By, Weight.Refused);
        }

        if (Words.Blank(next.Organisation) || checks.TrueForAll(c => Words.Same(c.Organisation, next.Organisation)))
        {
            yield return new("AW4", "organisation", "Two organisations must agree: of those who checked and who approve, one must be of another organisation.", next.Organisation, Weight.Refused);
        }
    }

    private static IEnumerable<Finding> Content(IReadOnlyList<AccessStep> steps, AccessStep next, IReadOnlyList<Finding> review)
    {
        if (next.To is AccessState.Rejected or AccessState.Revoked && Words.Blank(next.Reason))
        {
            yield return new("AW5", "reason", "A rejection needs its reason: who asked learns from it.");
        }

        if (next.To == AccessState.Approved && (next.Until is null || next.Until < next.On))
        {
            yield return new("AW6", "until", "An approval ends. Give the last day on which it may run, not before today.");
        }

        if (next.To == AccessState.Executed && steps.LastOrDefault(s => s.To == AccessState.Approved) is { Until: { } until } && next.On > until)
        {
            yield return new("AW7", "on", "The approval has ended. Ask anew.", null, Weight.Stale);
        }

        if (next.To == AccessState.Released && Words.Blank(next.Release ?? ""))
        {
            yield return new("AW8", "release", "Nothing says which release answered. Give its id.");
        }

        // A red line stops everything that leads forward; the rest of the review stops an approval.
        if (next.To is AccessState.Approved or AccessState.Executed or AccessState.Released)
        {
            foreach (var finding in review.Where(f => f.Weight == Weight.Refused || (next.To == AccessState.Approved && f.Weight == Weight.Missing)))
            {
                yield return finding;
            }
        }
    }
}
