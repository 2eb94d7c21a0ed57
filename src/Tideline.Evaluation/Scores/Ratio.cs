using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>Quotients and sums that may be undefined.</summary>
internal static class Ratio
{
    /// <summary>Null where the denominator is absent or not above 0.</summary>
    public static double? Of(double? part, double? whole) => part is { } p && whole is > 0 and var w ? p / w : null;

    /// <summary>The sum where both are there; null otherwise, since half a comparison is none.</summary>
    public static T? Both<T>(T? left, T? right)
        where T : class, IAdditionOperators<T, T, T> => left is null || right is null ? null : left + right;

    /// <summary>The sum of what is there.</summary>
    public static T? Either<T>(T? left, T? right)
        where T : class, IAdditionOperators<T, T, T> => left is null ? right : right is null ? left : left + right;
}
