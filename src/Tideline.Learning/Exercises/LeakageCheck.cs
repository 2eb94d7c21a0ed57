using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B9: how many are alone with what an attacker knows, and what a plan of noisy releases spends.</summary>
public sealed class LeakageCheck : IExerciseCheck
{
    private const double RelativeError = 0.005;

    public string Module => "B9";

    public string File => "leakage.csv";

    public IReadOnlyList<string> Columns => ["question", "answer"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var (hour, day) = (new KnownPoints(country.Folder, "yyyy-MM-dd HH".Length), new KnownPoints(country.Folder, "yyyy-MM-dd".Length));
        var plan = NoisePlan.Read(country.Folder);
        return new(
        [
            .. Enumerable.Range(1, LeakageFiles.MostPoints).Select(p => Unicity("hour", p, hour, day)),
            .. Enumerable.Range(1, LeakageFiles.MostPoints).Select(p => Unicity("day", p, day, hour)),
            .. ((int[])[4, 12, 52]).Select(w => Near(
                FormattableString.Invariant($"epsilon_{w}"), plan.Epsilon(w), ("epsilons_added", w * plan.Epsilon(1)), ("rho_for_epsilon", w * plan.Rho), ("decimal_logarithm", plan.Epsilon(w, Math.Log10)))),
            Near("sigma", plan.Sigma, ("sum_for_root", plan.SigmaOfSum), ("variance_for_sigma", plan.Sigma * plan.Sigma), ("one_area_each", plan.Sigma / Math.Sqrt(plan.Areas))),
            Near("rho_for_error", plan.RhoFor(plan.LargestError / NoisePlan.Normal95), ("error_for_sigma", plan.RhoFor(plan.LargestError)), ("one_area_each", plan.RhoFor(plan.LargestError / NoisePlan.Normal95) / plan.Areas)),
            Exact("weeks", plan.Weeks(plan.Reserved), ("reserve_spent", plan.Weeks(0)), ("rounded_up", plan.Weeks(plan.Reserved) + 1)),
        ]);

        CriterionResult Unicity(string resolution, int points, KnownPoints right, KnownPoints other) => Exact(
            FormattableString.Invariant($"unique_{resolution}_{points}"), right.Unique(points), ("other_resolution", other.Unique(points)), ("last_point_alone", right.Unique(points, lastAlone: true)),
            ("place_forgotten", right.Unique(points, withPlace: false)), ("all_but_unique", right.Subscribers - right.Unique(points)));

        CriterionResult Exact(string id, long right, params (string Name, long Answer)[] mistakes) => Of(id, g => g.Equals(right), n => [.. mistakes.Where(m => n.Equals(m.Answer)).Select(m => m.Name)]);

        CriterionResult Near(string id, double right, params (string Name, double Answer)[] mistakes) =>
            Of(id, g => Math.Abs(g - right) <= RelativeError * right, n => [.. mistakes.Where(m => Math.Abs(n - m.Answer) <= RelativeError * m.Answer).Select(m => m.Name)]);

        CriterionResult Of(string id, Func<double, bool> isRight, Func<double, string[]> mistakes)
        {
            string?[] answers = [.. handedIn.Rows.Where(r => r["question"] == id).Select(r => r["answer"])];
            return answers is not [{ } text] ? new(id, false, answers.Length > 1 ? "there are several answers" : "there is no answer")
                : !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) ? new(id, false, $"'{text}' is no number")
                : isRight(given) ? new(id, true, text) : new(id, false, text, mistakes(given).FirstOrDefault());
        }
    }
}
