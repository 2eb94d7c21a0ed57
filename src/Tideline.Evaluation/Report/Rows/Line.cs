using Tideline.Evaluation.Scores;

namespace Tideline.Evaluation.Rows;

/// <summary>Makes lines, with or without a criterion.</summary>
internal static class Line
{
    private const double GreatestWapeRatio = 1.5;
    private const double GreatestLoss = 0.05;

    public static EvaluationRow Count(string what, double amount) => new(what, amount, Decimals: 0);

    public static EvaluationRow Value(string what, double? value, long n) => new(what, value, N: n);

    public static EvaluationRow Wape(string what, Errors errors, bool judged = false)
    {
        var ratio = Ratio.Of(errors.Ours.Wape, errors.Oracle?.Wape);
        var row = new EvaluationRow(what, errors.Ours.Wape, errors.Oracle?.Wape, ratio, N: errors.Ours.Cells);
        return judged ? row with { Target = Targets.Wape, Met = ratio is { } r ? r <= GreatestWapeRatio : null } : row;
    }

    public static EvaluationRow Bias(string what, Errors errors, bool judged = false)
    {
        var ratio = Ratio.Of(errors.Ours.Bias, errors.Oracle?.Bias);
        var row = new EvaluationRow(what, errors.Ours.Bias, errors.Oracle?.Bias, ratio, N: errors.Ours.Cells);
        return judged ? row with { Target = Targets.Bias, Met = ratio is { } r ? r is >= 0.95 and <= 1.05 : null } : row;
    }

    public static EvaluationRow Mape(string what, PercentageErrors errors) => new(
        what, errors.Ours.Mape, errors.Oracle?.Mape, Ratio.Of(errors.Ours.Mape, errors.Oracle?.Mape), N: errors.Ours.Cells);

    public static EvaluationRow Within(string what, double? share, double least, double most, string target, long n) => new(
        what, share, Target: target, Met: share is { } s ? s >= least && s <= most : null, N: n);

    public static EvaluationRow AtMost(string what, double? value, double most, string target, long n) => new(
        what, value, Target: target, Met: value is { } v ? v <= most : null, N: n);

    public static EvaluationRow Loss(string what, double? ours, double? oracle, long n, bool judged = false)
    {
        var loss = oracle - ours;
        var row = new EvaluationRow(what, ours, oracle, loss, N: n);
        return judged ? row with { Target = Targets.Loss, Met = loss is { } l ? l <= GreatestLoss : null } : row;
    }
}
