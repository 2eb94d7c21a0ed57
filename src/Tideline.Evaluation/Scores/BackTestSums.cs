using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Projections that the run made from parts of its own past, against its later estimates: no truth is in it.</summary>
/// <param name="Origins">Past projections.</param>
/// <param name="Error">Sum of their absolute percentage errors, as shares.</param>
/// <param name="PersistenceError">The same of persistence.</param>
public sealed record BackTestSums(long Origins, double Error, double PersistenceError)
    : IAdditionOperators<BackTestSums, BackTestSums, BackTestSums>
{
    public double? Mape => Ratio.Of(Error, Origins);

    /// <summary>1 − error ÷ persistence's error.</summary>
    public double? Skill => 1 - Ratio.Of(Error, PersistenceError);

    public static BackTestSums operator +(BackTestSums left, BackTestSums right) =>
        new(checked(left.Origins + right.Origins), left.Error + right.Error, left.PersistenceError + right.PersistenceError);
}
