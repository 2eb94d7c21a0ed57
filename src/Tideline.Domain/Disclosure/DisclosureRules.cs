using Tideline.Domain.Disclosure.Privacy;

namespace Tideline.Domain.Disclosure;

/// <summary>What disclosure control asks of every figure.</summary>
/// <param name="MinimumSubscribers">A figure is shown only if at least this many distinct subscribers contribute
/// (numerator, denominator and complement alike), before any weighting. 16 means "more than 15".</param>
/// <param name="Rounding">Smallest rounding base of counts; the base grows to the median weight.</param>
public sealed record DisclosureRules(long MinimumSubscribers = 16, long Rounding = 10)
{
    /// <summary>The terms of differential privacy; null: figures go out by suppression and rounding.</summary>
    public PrivacyRules? DifferentialPrivacy { get; init; }
}
