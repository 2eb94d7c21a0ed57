using NodaTime;

namespace Tideline.Governance.Tests;

/// <summary>What tests of artefacts share.</summary>
internal static class Sentences
{
    public static readonly Desk Desk = new(new LocalDate(2026, 12, 1));

    /// <summary>Codes found, without those that are advice alone.</summary>
    public static IEnumerable<string> Codes(this IArtefact artefact) => artefact.Findings(Desk).Where(f => f.Weight != Weight.Advice).Select(f => f.Code);
}
