using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>What two numbers beside each other say, in one word.</summary>
public enum Verdict
{
    /// <summary>The reported number lies in the released 80% interval, or is a bound that does not contradict it.</summary>
    Agree,

    /// <summary>It lies outside by a factor below <see cref="Verdicts.Apart"/>, which says nothing against either.</summary>
    Near,

    TheirsLarger,

    OursLarger,

    /// <summary>They count different things: nothing to agree about.</summary>
    OtherConcept,

    /// <summary>Ours is suppressed: not 0.</summary>
    Suppressed,

    /// <summary>Ours is not observable: not 0.</summary>
    NotObservable,

    /// <summary>One of the two has no number for another reason.</summary>
    NoNumber,
}

/// <summary>Verdicts on comparisons.</summary>
public static class Verdicts
{
    /// <summary>Factor outside the interval from which sources are said to lie apart.</summary>
    public const decimal Apart = 2;

    /// <summary>The verdict, and the factor by which the reported number lies outside the released interval (at least 1).</summary>
    /// <param name="roundingBase">Of the released indicator; a number below it counts as the base.</param>
    public static (Verdict Verdict, decimal Factor) Of(Comparison c, decimal roundingBase) => c switch
    {
        { IsSameConcept: false } => (Verdict.OtherConcept, 1),
        { Status: ObservationStatus.Suppressed } => (Verdict.Suppressed, 1),
        { Status: ObservationStatus.NotObservable } => (Verdict.NotObservable, 1),
        { Value: null } or { Lower: null } or { Upper: null } or { Persons: null } => (Verdict.NoNumber, 1),
        _ => OfNumbers(c, Math.Max(1, roundingBase)),
    };

    private static (Verdict Verdict, decimal Factor) OfNumbers(Comparison c, decimal roundingBase)
    {
        var (theirs, lower, upper) = (c.Persons!.Value, c.Lower!.Value, c.Upper!.Value);
        var above = theirs > upper && c.Reported.Qualifier != Qualifier.LessThan;
        var below = theirs < lower && c.Reported.Qualifier != Qualifier.MoreThan;
        var factor = Math.Round(Math.Max(1, above ? theirs / Math.Max(upper, roundingBase) : below ? lower / Math.Max(theirs, roundingBase) : 1), 2);
        return (!above && !below ? Verdict.Agree : factor < Apart ? Verdict.Near : above ? Verdict.TheirsLarger : Verdict.OursLarger, factor);
    }
}
