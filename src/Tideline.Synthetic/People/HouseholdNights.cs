using Tideline.Synthetic.Draws;

namespace Tideline.Synthetic.People;

/// <summary>Where the members of one household spend their nights: at home, at weekly work, on visits, at feasts, and
/// together wherever the emergency drives them. Reused from household to household.</summary>
internal sealed class HouseholdNights(World world)
{
    private const double JoinsFamilyTrip = 0.7;
    private readonly int[] _ties = new int[3];
    private readonly List<Stay> _family = [];
    private readonly List<Stay> _feasts = [];
    private readonly List<Stay> _flight = [];
    private readonly List<Stay> _stays = [];
    private Household _household;

    /// <summary>Stays because of the emergency, the same for all members; none where the household stays at home.</summary>
    public IReadOnlyList<Stay> Flight => _flight;

    /// <summary>Multiplies churn and divides the speed of return; 1 where the scenario has no frailty.</summary>
    public double Frailty { get; private set; }

    /// <summary>Multiplies the churn of the household's SIMs.</summary>
    public double Churn { get; private set; }

    public void Plan(in Household household)
    {
        _household = household;
        var draws = Draw.Stream(household.Key, Purpose.Ties);
        for (var i = 0; i < _ties.Length; i++)
        {
            _ties[i] = world.TiedSite(household.Tehsil, ref draws);
        }

        var spread = world.Scenario.Sims.Frailty;
        Frailty = spread > 0 ? PortableMath.Exp(spread * Draw.Stream(household.Key, Purpose.Frailty).Normal()) : 1;
        Churn = Frailty * world.ChurnFactor(household);
        Journeys.OfFamily(world, household, _ties, _family);
        Journeys.ForFeasts(world, household, _ties, _feasts);
        People.Flight.Plan(world, household, _ties, Frailty, _flight);
    }

    /// <summary>Fills the nights of one member; what comes later takes the place of what came before, flight of all.</summary>
    public void Spend(Nights nights, int member)
    {
        nights.Reset(_household.HomeSite);
        var work = member < _household.Adults ? Journeys.WeeklyWork(world, _household, member) : -1;
        if (work >= 0)
        {
            Journeys.Weeks(world, _household, member, work, _stays);
            nights.Spend(_stays);
        }

        if (member < _household.Adults)
        {
            Journeys.ForHarvest(world, _household, member, _stays);
            nights.Spend(_stays);
        }

        for (var trip = 0; trip < _family.Count; trip++)
        {
            if (Draw.Unit(Draw.Key(_household.Key, Purpose.Joins, member), Purpose.Joins, trip) < JoinsFamilyTrip)
            {
                nights.Spend(_family[trip]);
            }
        }

        Journeys.OfMember(world, _household, member, _ties, _stays);
        nights.Spend(_stays);
        nights.Spend(_feasts);
        nights.Spend(_flight);
    }
}
