using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B9: what noise a budget buys, by zero-concentrated differential privacy.</summary>
/// <param name="Rho">Spent by each week's release.</param>
/// <param name="Areas">In so many areas a subscriber counts in a week, at most.</param>
/// <param name="Delta">Of the statement in epsilon.</param>
/// <param name="Budget">Rho of the whole period.</param>
/// <param name="Reserved">Share of the budget that is kept for emergencies.</param>
/// <param name="LargestError">Noise that 95 of 100 figures must not exceed.</param>
internal sealed record NoisePlan(double Rho, double Areas, double Delta, double Budget, double Reserved, double LargestError)
{
    /// <summary>Deviations within which 95 of 100 normal draws lie.</summary>
    public const double Normal95 = 1.959964;

    // Decimal fractions have no exact binary form: a budget that is spent to the last week is not one week short.
    private const double Slack = 1e-9;

    public double Sigma => Math.Sqrt(Areas / (2 * Rho));

    public double SigmaOfSum => Areas / Math.Sqrt(2 * Rho);

    public static NoisePlan Read(string folder)
    {
        var values = PracticeTable.Read(folder, LeakageFiles.Plan).ToDictionary(r => r[0], r => PracticeTable.Number(r[1]), StringComparer.Ordinal);
        return new(values["rho_per_week"], values["areas_per_subscriber"], values["delta"], values["budget"], values["reserved_share"], values["largest_error"]);
    }

    public double Epsilon(int weeks, Func<double, double>? logarithm = null) => (weeks * Rho) + (2 * Math.Sqrt(weeks * Rho * (logarithm ?? Math.Log)(1 / Delta)));

    public double RhoFor(double sigma) => Areas / (2 * sigma * sigma);

    public long Weeks(double reserved) => (long)Math.Floor((Budget * (1 - reserved) / Rho) + Slack);
}
