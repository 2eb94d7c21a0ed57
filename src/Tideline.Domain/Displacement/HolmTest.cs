namespace Tideline.Domain.Displacement;

/// <summary>What a bulletin's headline may claim of the total and of areas together: Holm's step-down test.</summary>
public static class HolmTest
{
    /// <summary>Chance that any claim of one bulletin is false.</summary>
    public const double FamilyWiseError = 0.05;

    /// <summary>The claims that hold together.</summary>
    /// <param name="tests">One-sided p by area; null: the total.</param>
    /// <returns>Whether the total is among them, and the areas that are, by p-code.</returns>
    public static (bool Total, IReadOnlyList<string> Areas) Claimed(IEnumerable<(string? Area, double P)> tests)
    {
        var ordered = tests.OrderBy(t => t.P).ToArray();
        var claimed = ordered.TakeWhile((t, i) => t.P <= FamilyWiseError / (ordered.Length - i)).ToArray();
        return (claimed.Any(t => t.Area is null), [.. claimed.Where(t => t.Area is not null).Select(t => t.Area!).Order(StringComparer.Ordinal)]);
    }
}
