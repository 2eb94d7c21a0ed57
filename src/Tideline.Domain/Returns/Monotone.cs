namespace Tideline.Domain.Returns;

/// <summary>The nearest series that never falls (pool adjacent violators): where taking off ordinary travel made a share fall,
/// neighbours take their mean, so that the correction does not push shares up or down.</summary>
internal static class Monotone
{
    public static double[] Rising(ReadOnlySpan<double> values)
    {
        var (means, counts, blocks) = (new double[values.Length], new int[values.Length], 0);
        foreach (var value in values)
        {
            (means[blocks], counts[blocks]) = (value, 1);
            blocks++;
            while (blocks > 1 && means[blocks - 2] > means[blocks - 1])
            {
                var both = counts[blocks - 2] + counts[blocks - 1];
                means[blocks - 2] = ((means[blocks - 2] * counts[blocks - 2]) + (means[blocks - 1] * counts[blocks - 1])) / both;
                counts[blocks - 2] = both;
                blocks--;
            }
        }

        return [.. Enumerable.Range(0, blocks).SelectMany(b => Enumerable.Repeat(means[b], counts[b]))];
    }
}
