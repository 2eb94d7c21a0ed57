using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.People;

/// <summary>How phones are spread in one district.</summary>
/// <param name="HolderShare">Share of adults who hold a SIM of this operator when the data begin.</param>
internal sealed record DistrictTraits(double HolderShare)
{
    /// <summary>Ownership and the operator's share differ by district and are then scaled so that about the wanted
    /// number of subscribers results.</summary>
    public static IReadOnlyList<DistrictTraits> For(World world, int subscribers)
    {
        var sims = world.Scenario.Sims;
        var count = world.Country.Tehsils.Max(t => t.District) + 1;
        var raw = new double[count];
        for (var d = 0; d < count; d++)
        {
            var draws = Draw.Stream(world.Seed, Purpose.DistrictTraits, d);
            var ownership = draws.Between(0.5, 0.88);
            var operatorShare = draws.Between(0.55, 1.45);
            var isThin = sims.ThinDistricts > 0 && Draw.Unit(world.Seed, Purpose.ThinDistrict, d) < sims.ThinDistricts;
            raw[d] = ownership * operatorShare * (isThin ? sims.ThinShare : 1);
        }

        var mean = world.Country.Tehsils.Sum(t => t.PeopleShare * raw[t.District]);
        var wanted = (1 - sims.Devices) / (sims.PeoplePerSubscriber * Household.AdultShare * (1 + sims.SecondSim));
        wanted /= 1 - (sims.Poor * (1 - sims.PoorOwnership));
        return [.. raw.Select(r => new DistrictTraits(Math.Min(1, r / mean * wanted)))];
    }
}
