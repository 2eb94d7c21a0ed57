using Tideline.Domain.Cubes;

namespace Tideline.Domain.Quality;

/// <summary>What is known of the quality of one figure.</summary>
/// <param name="Value">Null where no number may be shown.</param>
/// <param name="Lower">Of the 80% interval; null where there is none.</param>
/// <param name="Upper">Of the 80% interval; null where there is none.</param>
/// <param name="Coverage">Share of the area's home subscribers whom the network could see in the period, 0 to 1; null where it is not known.</param>
/// <param name="SampleSize">Subscribers behind the value, about; null where it is not known.</param>
/// <param name="Sensitivity">Largest relative change of the value under another accepted definition; null where none was tried.</param>
public sealed record FigureEvidence(
    ObservationStatus Status, Unit Unit, double? Value, double? Lower, double? Upper, double? Coverage, double? SampleSize = null, double? Sensitivity = null)
{
    /// <summary>Half the width of the interval over the value; null without interval, or where the value is 0.</summary>
    public double? RelativeHalfWidth => Value is { } value && Lower is { } lower && Upper is { } upper && Math.Abs(value) > 0 ? (upper - lower) / 2 / Math.Abs(value) : null;

    /// <summary>Whether the interval holds 0, so that there may be nothing at all.</summary>
    public bool IntervalHoldsZero => Lower <= 0 && Upper >= 0;
}
