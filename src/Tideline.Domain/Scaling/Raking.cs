namespace Tideline.Domain.Scaling;

/// <summary>
/// Iterative proportional fitting: multiplies the units of each category in turn until every margin holds, which changes
/// the people of a unit as little as the margins allow (in relative entropy).
/// </summary>
/// <remarks>Source: Deming and Stephan (1940), "On a least squares adjustment of a sampled frequency table when the
/// expected marginal totals are known". Definition: docs/methods/scaling.md.</remarks>
public static class Raking
{
    public const double Tolerance = 1e-6;

    public const int MaximumIterations = 200;

    /// <summary>Weights above this many times the median subscriber's are cut down to it.</summary>
    public const double TrimAt = 5;

    /// <summary>Rakes people to margins. Without margins the people are what they were.</summary>
    /// <param name="people">People by unit before raking; 0 stays 0.</param>
    /// <param name="margins">In the order in which they are fitted; contradicting totals do not converge.</param>
    public static RakingResult Rake(IReadOnlyList<double> people, IReadOnlyList<RakingMargin> margins)
    {
        var fitted = people.ToArray();
        var empty = margins.SelectMany(m => Empty(fitted, m)).ToArray();
        var (iterations, gap, worst) = (0, 0.0, (string?)null);
        do
        {
            foreach (var margin in margins)
            {
                Fit(fitted, margin);
            }

            iterations++;
            (gap, worst) = Worst(fitted, margins);
        }
        while (gap > Tolerance && iterations < MaximumIterations);
        return new RakingResult(fitted, iterations, gap <= Tolerance, gap, worst, empty, []);
    }

    /// <summary>Rakes, cuts weights above a multiple of the median subscriber's, and rakes again, so that what was cut is
    /// carried by the others of the same categories. Some weights end a little above the bound again.</summary>
    /// <param name="people">People by unit before raking.</param>
    /// <param name="subscribers">Subscribers by unit; a unit without has no weight and is not cut.</param>
    /// <param name="margins">Without margins nothing is cut: nobody would carry it.</param>
    /// <param name="trimAt">Multiple of the median weight over subscribers, above 1.</param>
    public static RakingResult RakeTrimmed(
        IReadOnlyList<double> people, IReadOnlyList<long> subscribers, IReadOnlyList<RakingMargin> margins, double trimAt = TrimAt)
    {
        var first = Rake(people, margins);
        if (margins.Count == 0)
        {
            return first;
        }

        var bound = trimAt * MedianWeight(first.People, subscribers);
        List<int> trimmed = [];
        var cut = first.People.ToArray();
        for (var unit = 0; unit < cut.Length; unit++)
        {
            if (subscribers[unit] > 0 && cut[unit] > bound * subscribers[unit])
            {
                cut[unit] = bound * subscribers[unit];
                trimmed.Add(unit);
            }
        }

        return trimmed.Count == 0 ? first : Rake(cut, margins) with { Trimmed = trimmed };
    }

    /// <summary>Weight of the median subscriber; 0 without subscribers. Of two middle ones, the smaller.</summary>
    public static double MedianWeight(IReadOnlyList<double> people, IReadOnlyList<long> subscribers)
    {
        var weights = Enumerable.Range(0, people.Count).Where(u => subscribers[u] > 0)
            .Select(u => (Weight: people[u] / subscribers[u], Subscribers: subscribers[u])).OrderBy(w => w.Weight).ToArray();
        var left = (weights.Sum(w => w.Subscribers) + 1) / 2;
        foreach (var (weight, count) in weights)
        {
            left -= count;
            if (left <= 0)
            {
                return weight;
            }
        }

        return 0;
    }

    private static void Fit(double[] people, RakingMargin margin)
    {
        var sums = Sums(people, margin);
        for (var unit = 0; unit < people.Length; unit++)
        {
            if (margin.CategoryOf[unit] is >= 0 and var category && sums[category] > 0)
            {
                people[unit] *= margin.Totals[category] / sums[category];
            }
        }
    }

    private static (double Gap, string? Category) Worst(double[] people, IReadOnlyList<RakingMargin> margins)
    {
        var (gap, worst) = (0.0, (string?)null);
        foreach (var margin in margins)
        {
            var sums = Sums(people, margin);
            for (var category = 0; category < sums.Length; category++)
            {
                var apart = sums[category] == 0 ? 0 : Math.Abs(sums[category] - margin.Totals[category]) / Math.Max(1, margin.Totals[category]);
                if (worst is null || apart > gap)
                {
                    (gap, worst) = (apart, $"{margin.Name}/{margin.Categories[category]}");
                }
            }
        }

        return (gap, worst);
    }

    private static IEnumerable<string> Empty(double[] people, RakingMargin margin)
    {
        var sums = Sums(people, margin);
        return Enumerable.Range(0, sums.Length).Where(c => sums[c] == 0 && margin.Totals[c] > 0).Select(c => $"{margin.Name}/{margin.Categories[c]}");
    }

    private static double[] Sums(double[] people, RakingMargin margin)
    {
        var sums = new double[margin.Categories.Count];
        for (var unit = 0; unit < people.Length; unit++)
        {
            if (margin.CategoryOf[unit] is >= 0 and var category)
            {
                sums[category] += people[unit];
            }
        }

        return sums;
    }
}
