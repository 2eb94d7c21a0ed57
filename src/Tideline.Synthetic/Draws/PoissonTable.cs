namespace Tideline.Synthetic.Draws;

/// <summary>Poisson counts by inversion, for means on a fine grid (relative steps of 2%) between 0.002 and 60.</summary>
internal static class PoissonTable
{
    private const double Smallest = 0.002;
    private const double Step = 1.02;
    private const int Largest = 120;
    private static readonly double[] _means = Means();
    private static readonly double[][] _upTo = [.. _means.Select(UpTo)];

    /// <summary>Position in the grid of the mean nearest above; means beyond the grid are held at its ends.</summary>
    public static int Level(double mean)
    {
        var at = Array.BinarySearch(_means, mean);
        return Math.Clamp(at < 0 ? ~at : at, 0, _means.Length - 1);
    }

    public static int Count(int level, double unit)
    {
        var upTo = _upTo[level];
        var count = 0;
        while (count < upTo.Length && unit >= upTo[count])
        {
            count++;
        }

        return count;
    }

    private static double[] Means()
    {
        var means = new List<double>();
        for (var mean = Smallest; mean < 60; mean *= Step)
        {
            means.Add(mean);
        }

        return [.. means];
    }

    private static double[] UpTo(double mean)
    {
        var upTo = new double[Largest];
        var term = PortableMath.Exp(-mean);
        var sum = 0.0;
        for (var n = 0; n < Largest; n++)
        {
            sum += term;
            upTo[n] = sum;
            term *= mean / (n + 1);
        }

        return upTo;
    }
}
