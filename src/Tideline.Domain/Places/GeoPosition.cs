using System.Runtime.InteropServices;

namespace Tideline.Domain.Places;

/// <summary>A WGS 84 position on a lattice of a millionth of a degree (11 cm), so that equal places compare equal.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeoPosition(int MicroLatitude, int MicroLongitude) : IComparable<GeoPosition>
{
    public double Longitude => MicroLongitude / 1e6;

    public double Latitude => MicroLatitude / 1e6;

    /// <summary>A fixed mixing of the two coordinates (SplitMix64's finaliser): the same on every machine and run.</summary>
    public ulong Hash
    {
        get
        {
            var z = ((ulong)(uint)MicroLatitude << 32) | (uint)MicroLongitude;
            z = (z + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    public static GeoPosition Of(CellPlace place)
    {
        if (!(Math.Abs(place.Longitude) <= 180 && Math.Abs(place.Latitude) <= 90))
        {
            throw new InputRefusedException(FormattableString.Invariant(
                $"Cell '{place.Cell}' stands at longitude {place.Longitude}, latitude {place.Latitude}, which is no place on Earth. Correct its row in the cells table, or give the table's crs; nothing was computed."));
        }

        return new GeoPosition((int)Math.Round(place.Latitude * 1e6), (int)Math.Round(place.Longitude * 1e6));
    }

    public double DistanceKm(GeoPosition other) => Geodesy.DistanceKm(Longitude, Latitude, other.Longitude, other.Latitude);

    public int CompareTo(GeoPosition other)
    {
        var byLatitude = MicroLatitude.CompareTo(other.MicroLatitude);
        return byLatitude != 0 ? byLatitude : MicroLongitude.CompareTo(other.MicroLongitude);
    }
}
