using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B12: quality by district, and what each figure may be used for.</summary>
public sealed class LabelCheck : IExerciseCheck
{
    private const double DensityError = 0.005;
    private static readonly string[] _worst = [QualityRules.Low, QualityRules.Medium, QualityRules.High];

    public string Module => "B12";

    public string File => "labels.csv";

    public IReadOnlyList<string> Columns => ["pcode", "coverage", "robustness", "sample", "use", "agreement", "density"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var rules = QualityRules.Read(country.Folder);
        var rows = handedIn.Rows.Where(r => r["pcode"] is not null && rules.Population.ContainsKey(r["pcode"]!)).DistinctBy(r => r["pcode"], StringComparer.Ordinal).ToDictionary(r => r["pcode"]!, StringComparer.Ordinal);
        var (coverage, robustness, sample) = (rules.Coverage(), rules.Robustness(), rules.Sample());
        return new(
        [
            new("rows", rows.Count == rules.Population.Count && handedIn.Rows.Count == rows.Count, FormattableString.Invariant($"{rows.Count} of {rules.Population.Count} districts, {handedIn.Rows.Count} rows")),
            Of(rows, "coverage", coverage, ("limits_left_out", rules.Coverage(strict: true))),
            Of(rows, "robustness", robustness,
                ("small_flows_kept", rules.Robustness(small: true)), ("absent_as_robust", rules.Robustness(absentIsHigh: true)), ("share_of_the_wrong_method", rules.Robustness(ofB: true))),
            Of(rows, "sample", sample, ("limits_left_out", rules.Sample(strict: true))),
            Of(rows, "use", Uses(labels => QualityRules.Use(labels)), ("best_for_worst", Uses(labels => At(labels, ^1))), ("middle_for_worst", Uses(labels => At(labels, 1)))),
            Of(rows, "agreement", rules.Agreement(), ("blank_as_0", rules.Agreement(blankIsNo: true))),
            Density(country, rules, rows),
        ]);

        Dictionary<string, string> Uses(Func<string[], string> use) => coverage.Keys.ToDictionary(d => d, d => use([coverage[d], robustness[d], sample[d]]), StringComparer.Ordinal);

        static string At(string[] labels, Index at) => QualityRules.Use(labels.OrderBy(l => Array.IndexOf(_worst, l)).ToArray()[at]);
    }

    private static CriterionResult Of(
        Dictionary<string, IReadOnlyDictionary<string, string?>> rows, string column, Dictionary<string, string> right, params (string Name, Dictionary<string, string> Answer)[] mistakes)
    {
        var correct = Same(right);
        return new(column, correct == right.Count, FormattableString.Invariant($"{correct} of {right.Count} are right"), correct == right.Count ? null : mistakes.Where(m => Same(m.Answer) == right.Count).Select(m => m.Name).FirstOrDefault());

        int Same(Dictionary<string, string> answer) => answer.Count(a => string.Equals(rows.GetValueOrDefault(a.Key)?[column], a.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static CriterionResult Density(PracticeCountry country, QualityRules rules, Dictionary<string, IReadOnlyDictionary<string, string?>> rows)
    {
        var correct = Near(mercator: false);
        return new("density", correct == rules.Population.Count, FormattableString.Invariant($"{correct} of {rules.Population.Count} are right"), correct < rules.Population.Count && Near(mercator: true) == rules.Population.Count ? "mercator_area" : null);

        int Near(bool mercator)
        {
            var areas = SphereArea.Of(country.Folder, PracticeArea.District, mercator);
            return rules.Population.Count(p => double.TryParse(rows.GetValueOrDefault(p.Key)?["density"], NumberStyles.Float, CultureInfo.InvariantCulture, out var given)
                && Math.Abs((given * areas[p.Key] / p.Value) - 1) <= DensityError);
        }
    }
}
