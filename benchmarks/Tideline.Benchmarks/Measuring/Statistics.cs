namespace Tideline.Benchmarks.Measuring;

internal static class Statistics
{
    /// <summary>The middle value; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Exponents a and b of cost = c · x^a · y^b, by least squares of the logarithms.</summary>
    /// <param name="points">Both sizes and the cost; at least two different values of each size.</param>
    public static (double A, double B) Exponents(IReadOnlyCollection<(double X, double Y, double Cost)> points)
    {
        (double X, double Y, double Cost)[] logs = [.. points.Select(p => (Math.Log(p.X), Math.Log(p.Y), Math.Log(p.Cost)))];
        var (mx, my, mc) = (logs.Average(l => l.X), logs.Average(l => l.Y), logs.Average(l => l.Cost));
        double Sum(Func<(double X, double Y, double Cost), double> of) => logs.Sum(of);
        var (xx, yy, xy) = (Sum(l => (l.X - mx) * (l.X - mx)), Sum(l => (l.Y - my) * (l.Y - my)), Sum(l => (l.X - mx) * (l.Y - my)));
        var (xc, yc) = (Sum(l => (l.X - mx) * (l.Cost - mc)), Sum(l => (l.Y - my) * (l.Cost - mc)));
        var determinant = (xx * yy) - (xy * xy);
        return (((xc * yy) - (yc * xy)) / determinant, ((yc * xx) - (xc * xy)) / determinant);
    }
}
