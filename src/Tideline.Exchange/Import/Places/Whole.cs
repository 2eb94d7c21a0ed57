namespace Tideline.Exchange.Import.Places;

/// <summary>Splits whole numbers.</summary>
internal static class Whole
{
    /// <summary>Whole shares by weight that sum to the whole: what rounding down leaves goes to the largest fractions, ties to the first.</summary>
    public static IReadOnlyList<decimal> Shares(decimal whole, IReadOnlyList<decimal> weights)
    {
        var total = weights.Sum();
        decimal[] exact = [.. weights.Select(w => whole * w / total)];
        decimal[] shares = [.. exact.Select(decimal.Floor)];
        var left = (int)(whole - shares.Sum());
        foreach (var i in Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).Take(left))
        {
            shares[i]++;
        }

        return shares;
    }
}
