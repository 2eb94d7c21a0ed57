using NodaTime;

namespace Tideline.Governance;

/// <summary>That somebody brought an artefact further.</summary>
/// <param name="To">State, in words like <c>technical_check</c>.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Of that person.</param>
/// <param name="On">Local day.</param>
/// <param name="Reason">Why, or what was found; empty where nothing was said.</param>
/// <param name="Until">Of an approval: last day on which it holds, inclusive.</param>
/// <param name="Release">Id of the release that answered.</param>
public sealed record Step(string To, string By, string Organisation, LocalDate On, string Reason = "", LocalDate? Until = null, string? Release = null);
