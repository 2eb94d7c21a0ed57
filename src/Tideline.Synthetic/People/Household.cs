using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Geography;

namespace Tideline.Synthetic.People;

/// <summary>People who live together, move together when the hazard comes, and visit the same relatives.</summary>
/// <param name="Adults">Members 0 … Adults − 1 may hold SIMs; the others are children.</param>
/// <param name="Home">Their house, within some kilometres of the home site.</param>
internal readonly record struct Household(ulong Key, int Tehsil, int HomeSite, PlanePoint Home, int Size, int Adults)
{
    private const double GrownChildShare = 0.3;
    private static readonly double[] _sizes = [0, 2, 5, 9, 14, 17, 17, 13, 9, 6, 4, 2, 2];
    private static readonly Cumulative _size = new(_sizes);

    /// <summary>Expected adults per person.</summary>
    public static double AdultShare { get; } = ExpectedAdults() / ExpectedSize();

    public static Household Create(World world, int tehsil, long number)
    {
        var key = Draw.Key(Draw.Key(world.Seed, Purpose.Household, tehsil), number);
        var draws = new DrawStream(key);
        var size = _size.At(draws.Unit());
        var adults = Math.Min(size, 2);
        for (var member = 2; member < size; member++)
        {
            adults += draws.Happens(GrownChildShare) ? 1 : 0;
        }

        var site = world.SitePlan.HomeSite(tehsil, draws.Unit());
        var reach = world.Sites[site].IsTown ? 1.0 : 2.4;
        var at = world.Sites[site].At;
        var home = new PlanePoint(at.East + draws.Between(-reach, reach), at.North + draws.Between(-reach, reach));
        return new Household(key, tehsil, site, home, size, adults);
    }

    private static double ExpectedSize() => _sizes.Select((w, n) => w * n).Sum() / _sizes.Sum();

    private static double ExpectedAdults() =>
        _sizes.Select((w, n) => w * (Math.Min(n, 2) + (GrownChildShare * Math.Max(0, n - 2)))).Sum() / _sizes.Sum();
}
