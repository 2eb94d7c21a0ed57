using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

internal static class Steps
{
    /// <summary>Names of all steps, from the texts that Pipeline carries, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(StepText).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => Path.GetFileName(n).Split('.')[0]).Distinct().Order(StringComparer.Ordinal)];
}
