using Tideline.Domain.Places;

namespace Tideline.Release.Bulletins.Model;

/// <summary>All that the release says about one area of the map level in the week of the bulletin.</summary>
/// <param name="Area">The area.</param>
/// <param name="ParentName">Name of the area one level up; empty at the top.</param>
/// <param name="Population">People who live there; null where unknown.</param>
/// <param name="Stock">People displaced from it; null: out of scope as a home.</param>
/// <param name="New">People newly displaced from it in the week.</param>
/// <param name="Returned">People who returned to it in the week.</param>
/// <param name="Change">Change of the stock from the week before.</param>
/// <param name="Hosted">Displaced people staying in it; null: out of scope as a host.</param>
/// <param name="Claimed">Whether displacement may be claimed for this area on its own.</param>
/// <param name="DetectionLimitKm">Smallest and largest detection limit among its finest-level areas; null where not given.</param>
internal sealed record AreaRow(
    Area Area,
    string ParentName,
    long? Population,
    Figure? Stock,
    Figure? New,
    Figure? Returned,
    Figure? Change,
    Figure? Hosted,
    bool Claimed,
    (double Least, double Most)? DetectionLimitKm)
{
    /// <summary>Displaced people as a percentage of those who live there; null without a row or a population.</summary>
    public Figure? StockPercent => Percent(Stock);

    /// <summary>Hosted people as a percentage of those who live there; may exceed 100.</summary>
    public Figure? HostedPercent => Percent(Hosted);

    public bool InScope => Stock is not null || Hosted is not null;

    private Figure? Percent(Figure? figure) => Population > 0 ? figure?.Times(100m / Population.Value) : null;
}
