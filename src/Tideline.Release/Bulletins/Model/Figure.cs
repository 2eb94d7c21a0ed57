using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins.Model;

/// <summary>One released number as the page shows it: value and 80% interval, or a status without a number.</summary>
/// <param name="Value">Null unless a number may be shown.</param>
/// <param name="Lower">Lower end of the 80% interval; null where the value has none.</param>
/// <param name="Upper">Upper end of the 80% interval; null where the value has none.</param>
public sealed record Figure(decimal? Value, decimal? Lower, decimal? Upper, ObservationStatus Status)
{
    public static Figure Of(Observation observation)
        => new(observation.Value, observation.Lower, observation.Upper, observation.Status);

    public bool HasInterval => Lower is not null && Upper is not null;

    /// <summary>Whether the interval lies wholly on one side of zero.</summary>
    public bool IsClearlyNotZero => Value is not null && HasInterval && (Lower > 0 || Upper < 0);

    /// <summary>The same figure in another unit: percent of a population, households.</summary>
    public Figure Times(decimal factor) => this with { Value = Value * factor, Lower = Lower * factor, Upper = Upper * factor };

    /// <summary>
    /// Rounded for prose: to the coarsest of 10, 20, 50, 100 … that is at most a tenth of the interval. The bounds
    /// move outwards. A figure without an interval, or with a narrow one, stays as released.
    /// </summary>
    public Figure ForProse()
    {
        if (Value is null || !HasInterval)
        {
            return this;
        }

        var step = RoundingStep((Upper!.Value - Lower!.Value) / 10);
        return step == 0
            ? this
            : this with
            {
                Value = decimal.Round(Value.Value / step, MidpointRounding.AwayFromZero) * step,
                Lower = decimal.Floor(Lower.Value / step) * step,
                Upper = decimal.Ceiling(Upper.Value / step) * step,
            };
    }

    private static decimal RoundingStep(decimal atMost)
    {
        decimal step = 0;
        for (decimal power = 10; power <= atMost; power *= 10)
        {
            step = 5 * power <= atMost ? 5 * power : 2 * power <= atMost ? 2 * power : power;
        }

        return step;
    }
}
