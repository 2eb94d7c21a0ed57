using Tideline.Domain.Cubes;

namespace Tideline.Domain.Displacement;

/// <summary>The counts that are estimated beside the stock as excess per panel day: spells, and days away of a kind.</summary>
internal static class Episodes
{
    /// <summary>In the order of their figures.</summary>
    public static readonly IReadOnlyList<Count> Kinds =
    [
        Count.SpellsBegun, Count.SpellsEnded, Count.AwayConfirmed, Count.AwayLong, Count.AwayUsual, Count.Onward,
        Count.BegunAgain, Count.Settled,
    ];

    /// <summary>Whether a kind counts days, whose weekly mean is a stock, or events, whose weekly sum is a flow.</summary>
    public static bool IsStock(Count kind) => kind is Count.AwayConfirmed or Count.AwayLong or Count.AwayUsual;

    public static int IndexOf(Count kind)
    {
        for (var i = 0; i < Kinds.Count; i++)
        {
            if (Kinds[i] == kind)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(kind), kind, "No episode is counted so.");
    }

    /// <summary>The indicators that stay in the enclave: by kind.</summary>
    public static readonly IReadOnlyList<(Count Kind, Indicator Indicator)> Enclave =
    [
        (Count.AwayConfirmed, Indicator.DisplacedConfirmed),
        (Count.AwayLong, Indicator.DisplacedLong),
        (Count.AwayUsual, Indicator.DisplacedToUsualPlaces),
        (Count.Onward, Indicator.OnwardMoves),
        (Count.BegunAgain, Indicator.DisplacedAgain),
        (Count.Settled, Indicator.SettledElsewhere),
    ];
}
