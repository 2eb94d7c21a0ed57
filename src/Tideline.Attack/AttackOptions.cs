using Tideline.Attack.Sums;

namespace Tideline.Attack;

/// <summary>How much the attacker spends.</summary>
public sealed record AttackOptions
{
    /// <summary>Sums in one linear programme at most; a larger table is taken neighbourhood by neighbourhood.</summary>
    public int MostSums { get; init; } = 250;

    /// <summary>In all releases but the last, only hidden figures whose period ends at most so many days before the release's last
    /// period are attacked: earlier ones had their turn.</summary>
    public int RecentDays { get; init; } = 20;

    /// <summary>Hidden figures of one release that all get linear programmes; where there are more, only the recent ones do.</summary>
    public int MostProgrammes { get; init; } = 5_000;

    /// <summary>Fewest subscribers behind a shown figure.</summary>
    public long Minimum { get; init; } = 16;

    /// <summary>Rounding base of an indicator, which is at least the people that a subscriber usually stands for.</summary>
    public Func<Figure, double> BaseOf { get; init; } = _ => 10;

    /// <summary>People. An interval that is wider keeps the minimum of subscribers apart, even if one stands for twice the base.</summary>
    public double WideEnough(Figure figure) => 2 * Minimum * BaseOf(figure);
}
