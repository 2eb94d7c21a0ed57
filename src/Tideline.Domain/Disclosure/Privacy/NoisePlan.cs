namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>Variance of the noise of each group of cells, in squared subscriber-days.</summary>
/// <param name="Upper">Each level of homes above districts; any value where there is none.</param>
/// <param name="Districts">Home districts.</param>
/// <param name="Pairs">Pairs of home and host.</param>
/// <param name="Panel">Panel days by home district.</param>
public sealed record NoiseVariances(Ratio Upper, Ratio Districts, Ratio Pairs, Ratio Panel);

/// <summary>How the cost of a week is shared out, and the noise that follows.</summary>
/// <param name="Live">Of the week itself.</param>
/// <param name="Ordinary">Of the placebos' same week; null where there is no placebo.</param>
/// <param name="Rho">What measuring all of it costs.</param>
public sealed record NoisePlan(NoiseVariances Live, NoiseVariances? Ordinary, Ratio Rho)
{
    private static readonly Ratio _tree = new(9, 20);
    private static readonly Ratio _panel = new(1, 20);
    private static readonly Ratio _ofPairs = new(2, 5);
    private static readonly Ratio _ofDistricts = new(2, 5);

    /// <summary>
    /// Days away take 9/20 of the cost for the week and as much for its ordinary travel, panel days 1/20 each. Of days away, pairs
    /// take 2/5, districts 2/5, and the levels above share the rest, which districts get where there is none.
    /// </summary>
    /// <param name="rho">What a week with a baseline costs; without one half of it is not spent.</param>
    /// <param name="upperLevels">Levels of homes above districts.</param>
    /// <param name="placebos">Placebos that reach the week.</param>
    public static NoisePlan Of(Ratio rho, int upperLevels, int placebos) => placebos == 0
        ? new(Group(rho, upperLevels, 1), null, rho * (_tree + _panel))
        : new(Group(rho, upperLevels, 1), Group(rho, upperLevels, placebos), rho * 2 * (_tree + _panel));

    private static NoiseVariances Group(Ratio rho, int upperLevels, int onsets)
    {
        Ratio sensitivity = BoundedCounts.DaysPerWeek * onsets;
        var tree = rho * _tree;
        var upper = Ratio.One - _ofPairs - _ofDistricts;
        Ratio Noise(Ratio cost) => ZeroConcentrated.Variance(sensitivity, cost);
        return new(
            Noise(tree * upper / Math.Max(1, upperLevels)),
            Noise(tree * (upperLevels == 0 ? _ofDistricts + upper : _ofDistricts)),
            Noise(tree * _ofPairs),
            Noise(rho * _panel));
    }
}
