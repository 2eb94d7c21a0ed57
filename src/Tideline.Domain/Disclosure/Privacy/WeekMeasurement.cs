namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>Noisy subscriber-days; the shape is that of <see cref="PrivateLayout"/>. May be negative. Public once drawn: what is
/// made of them costs nothing more.</summary>
/// <param name="Nodes">By home node: days away.</param>
/// <param name="Pairs">By pair: days away at the host.</param>
/// <param name="Panel">By home district: panel days.</param>
public sealed record NoisyDays(IReadOnlyList<long> Nodes, IReadOnlyList<long> Pairs, IReadOnlyList<long> Panel);

/// <summary>One week, measured once with noise.</summary>
/// <param name="Placebos">Placebos pooled in <paramref name="Ordinary"/>.</param>
/// <param name="Held">Whether ordinary travel is that of an earlier week.</param>
/// <param name="Ordinary">Null where there is no placebo.</param>
public sealed record WeekMeasurement(int Placebos, bool Held, NoisyDays Live, NoisyDays? Ordinary)
{
    /// <summary>Adds exact discrete Gaussian noise to every cell of a week, in the order of the layout.</summary>
    public static WeekMeasurement Draw(BoundedCounts counts, int week, NoisePlan plan, IBitSource bits)
    {
        var layout = counts.Layout;
        return new(
            counts.Placebos(week), week >= counts.HeldFromWeek, Noisy(counts.Live(week), plan.Live),
            plan.Ordinary is { } noise ? Noisy(counts.Ordinary(week), noise) : null);

        NoisyDays Noisy(BoundedDays days, NoiseVariances noise) => new(
            [.. days.Nodes.Select((n, i) => Add(n, i < layout.FirstDistrict ? noise.Upper : noise.Districts))],
            [.. days.Pairs.Select(n => Add(n, noise.Pairs))],
            [.. days.Panel.Select(n => Add(n, noise.Panel))]);

        long Add(long days, Ratio variance) => checked(days + (long)ExactDraws.DiscreteGaussian(variance, bits));
    }
}
