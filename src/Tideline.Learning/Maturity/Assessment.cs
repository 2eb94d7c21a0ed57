using Tideline.Domain;

namespace Tideline.Learning.Maturity;

/// <summary>Answer sheets of one country, scored: what the command line and the server both make of files.</summary>
/// <param name="Scored">The oldest first; at least one.</param>
/// <param name="Aim">The gate that is aimed for; null: the first that is not passed.</param>
public sealed record Assessment(IReadOnlyList<(AnswerSheet Sheet, MaturityScore Score)> Scored, MaturityGate? Aim)
{
    public (AnswerSheet Sheet, MaturityScore Score) Newest => Scored[^1];

    /// <param name="files">Name and text of each sheet, YAML or JSON.</param>
    /// <param name="aim">Code of a gate; null: the first that is not passed.</param>
    /// <exception cref="ConfigurationException">A text is no answer sheet, the sheets are of several countries, or there is no such gate.</exception>
    public static Assessment Of(IReadOnlyList<(string Name, string Text)> files, string? aim)
    {
        var framework = FrameworkFile.BuiltIn;
        var gate = aim is null ? null : framework.Gates.FirstOrDefault(g => g.Code == aim)
            ?? throw new ConfigurationException($"The gate that is aimed for is '{aim}'; known are {string.Join(", ", framework.Gates.Select(g => g.Code))}. Nothing was written.");
        var scored = files.Select(f => AnswerSheetFile.Parse(f.Text, f.Name, framework)).Select(s => (Sheet: s, Score: MaturityScoring.Of(framework, s))).OrderBy(s => s.Sheet.Day).ToList();
        if (scored.Count == 0)
        {
            throw new ConfigurationException("There is no answer sheet to score. Nothing was written.");
        }

        return scored.Select(s => s.Sheet.Country).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 1 } countries
            ? throw new ConfigurationException($"The sheets are of {string.Join(" and ", countries)}. Countries are not compared: score one at a time. Nothing was written.")
            : new(scored, gate);
    }
}
