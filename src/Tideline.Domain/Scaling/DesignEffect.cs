namespace Tideline.Domain.Scaling;

/// <summary>How much unequal weights cost: Kish's approximation.</summary>
public static class DesignEffect
{
    /// <summary>1 + cv²(w) over subscribers, at least 1: the variance of a mean is about this much larger than with equal
    /// weights. 1 where there are no subscribers.</summary>
    /// <param name="weights">People per subscriber, by unit.</param>
    /// <param name="subscribers">Subscribers who carry it, by unit.</param>
    public static double Of(ReadOnlySpan<double> weights, ReadOnlySpan<long> subscribers)
    {
        var (count, sum, squares) = (0L, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            count = checked(count + subscribers[i]);
            sum += subscribers[i] * weights[i];
            squares += subscribers[i] * weights[i] * weights[i];
        }

        return sum == 0 ? 1 : Math.Max(1, count * squares / (sum * sum));
    }
}
