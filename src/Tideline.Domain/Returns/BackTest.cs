namespace Tideline.Domain.Returns;

/// <summary>How well past projections of one span did, against the forecast that nothing changes.</summary>
/// <param name="Origins">Past projections that could be scored.</param>
/// <param name="Error">Share by which they missed: mean absolute error over the stock, of each (MAPE) or of all together
/// (WAPE); null without any.</param>
/// <param name="PersistenceError">The same of persistence.</param>
public sealed record BackTest(int Origins, double? Error, double? PersistenceError)
{
    /// <summary>1 − error / persistence's error; null where nothing could be scored or persistence never missed.</summary>
    public double? Skill => PersistenceError > 0 ? 1 - (Error / PersistenceError) : null;

    /// <summary>Whether it beat persistence. Where it did not, whatever the reason, it has no skill, and that is said.</summary>
    public bool HasSkill => Skill > 0;

    /// <summary>Over areas of different size: the sum of the errors over the sum of the stocks (WAPE), so that areas to which
    /// nearly everybody has returned do not decide.</summary>
    public static BackTest Pooled(IEnumerable<PastForecast> past)
    {
        PastForecast[] all = [.. past];
        var actual = all.Sum(p => Math.Max(0, p.Actual));
        return actual <= 0
            ? new(0, null, null)
            : new(
                all.Length,
                all.Sum(p => Math.Abs(p.Projected - p.Actual)) / actual,
                all.Sum(p => Math.Abs(p.Persisting - p.Actual)) / actual);
    }

    /// <summary>Of one area: the mean of the shares (MAPE).</summary>
    public static BackTest Of(IEnumerable<PastForecast> past)
    {
        PastForecast[] scored = [.. past.Where(p => p.IsScored)];
        return scored.Length == 0
            ? new(0, null, null)
            : new(
                scored.Length,
                scored.Average(p => Math.Abs(p.Projected - p.Actual) / p.Actual),
                scored.Average(p => Math.Abs(p.Persisting - p.Actual) / p.Actual));
    }
}
