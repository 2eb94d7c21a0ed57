using System.Globalization;
using System.Text;
using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Network;

/// <summary>The operator's cell ids: location area and cell, with new ids for some sites from one day on.</summary>
internal sealed class CellPlan
{
    private readonly byte[][] _first;
    private readonly byte[]?[] _later;

    public CellPlan(World world)
    {
        var sites = world.Sites;
        _first = new byte[sites.Count * Site.Sectors][];
        _later = new byte[_first.Length][];
        RenumberedOn = world.Calendar.Onset - 40 - Draw.Stream(world.Seed, Purpose.Renumbering).Below(30);
        foreach (var site in sites)
        {
            var isRenumbered = RenumberedOn > 0
                && Draw.Unit(world.Seed, Purpose.Renumbering, site.Index) < world.Scenario.Network.RenumberedSites;
            for (var sector = 0; sector < Site.Sectors; sector++)
            {
                var cell = (site.Index * Site.Sectors) + sector;
                _first[cell] = Id(41_000 + (site.Tehsil * 7), 10_000 + (site.Index * 10) + sector + 1);
                _later[cell] = isRenumbered ? Id(47_000 + site.Tehsil, 40_000 + (site.Index * 10) + sector + 1) : null;
            }
        }
    }

    /// <summary>First local day of the new ids.</summary>
    public int RenumberedOn { get; }

    public int Count => _first.Length;

    public bool IsRenumbered(int cell) => _later[cell] is not null;

    public ReadOnlySpan<byte> IdOn(int cell, int localDay) =>
        localDay >= RenumberedOn && _later[cell] is { } later ? later : _first[cell];

    private static byte[] Id(int area, int cell) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{area:00000}-{cell:00000}"));
}
