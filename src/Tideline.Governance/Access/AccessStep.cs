using NodaTime;

namespace Tideline.Governance.Access;

/// <summary>Where a request stands.</summary>
public enum AccessState
{
    Draft,
    Submitted,
    TechnicalCheck,
    LegalCheck,
    Approved,
    Rejected,
    Executed,
    Released,
    Closed,
    Revoked,
}

/// <summary>That somebody brought a request into a state.</summary>
/// <param name="By">Account.</param>
/// <param name="Organisation">Of that person.</param>
/// <param name="On">Local day.</param>
/// <param name="Reason">Why; needed for a rejection and a revocation.</param>
/// <param name="Until">Of an approval: last day on which it may run, inclusive.</param>
/// <param name="Release">Of a release: its id.</param>
public sealed record AccessStep(AccessState To, string By, string Organisation, LocalDate On, string Reason = "", LocalDate? Until = null, string? Release = null)
{
    /// <summary>Null where there is no such state.</summary>
    public static AccessStep? Of(Step step) => StateWords.State<AccessState>(step.To) is { } to
        ? new(to, step.By, step.Organisation, step.On, step.Reason, step.Until, step.Release)
        : null;

    /// <summary>Those that name a state.</summary>
    public static IReadOnlyList<AccessStep> Of(IReadOnlyList<Step> steps) => [.. steps.Select(Of).OfType<AccessStep>()];
}
