using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Parts;

/// <summary>Results must be equal before a time counts.</summary>
internal static class Checks
{
    /// <exception cref="InvalidOperationException">They differ; the message says in what and how.</exception>
    public static void Equal(string one, Measurement a, string other, Measurement b, params string[] facts)
    {
        foreach (var fact in facts.Where(f => a.Facts[f] != b.Facts[f]))
        {
            throw new InvalidOperationException($"{one} and {other} differ in '{fact}': {a.Facts[fact]} and {b.Facts[fact]}. Nothing is compared.");
        }
    }
}
