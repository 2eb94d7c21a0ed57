namespace Tideline.Learning.Forms;

internal static class FormMistakes
{
    /// <summary>The mistake that was made most often; null where none was. A learner can take in one at a time.</summary>
    public static string? Commonest(this IEnumerable<string?> mistakes) => mistakes.OfType<string>()
        .GroupBy(m => m, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
