using NetTopologySuite.Geometries;

namespace Tideline.Release.Files;

/// <summary>Coordinates as GeoJSON files have them: about 10 cm.</summary>
public static class SixDecimals
{
    /// <summary>A copy with rounded coordinates.</summary>
    public static Geometry Of(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new Filter());
        return copy;
    }

    private sealed class Filter : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        void ICoordinateSequenceFilter.Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, Math.Round(seq.GetX(i), 6));
            seq.SetY(i, Math.Round(seq.GetY(i), 6));
        }
    }
}
