using NetTopologySuite.Geometries;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>
/// Equirectangular projection around the middle latitude of a view, scaled into a frame: distances are right along
/// the middle latitude and within 2% over a country of moderate height.
/// </summary>
public sealed class MapFrame
{
    private const double KilometresPerDegree = 111.32;
    private const double Widest = 720;
    private const double Highest = 700;
    private readonly Envelope _view;
    private readonly double _shrink;
    private readonly double _scale;

    public MapFrame(Envelope view)
    {
        _view = view.Copy();
        _view.ExpandBy(Math.Max(view.Width, 0.02) * 0.04, Math.Max(view.Height, 0.02) * 0.04);
        _shrink = Math.Cos(_view.Centre.Y * Math.PI / 180);
        _scale = Math.Min(Widest / (_view.Width * _shrink), Highest / _view.Height);
        Width = _view.Width * _shrink * _scale;
        Height = _view.Height * _scale;
    }

    public double Width { get; }

    public double Height { get; }

    public double KilometresPerUnit => KilometresPerDegree / _scale;

    public bool Shows(Geometry geometry) => _view.Intersects(geometry.EnvelopeInternal);

    public Coordinate Project(Coordinate place)
        => new((place.X - _view.MinX) * _shrink * _scale, (_view.MaxY - place.Y) * _scale);

    /// <summary>A copy in the units of the frame.</summary>
    public Geometry Project(Geometry geometry)
    {
        var copy = geometry.Copy();
        copy.Apply(new EachCoordinate(this));
        copy.GeometryChanged();
        return copy;
    }

    private sealed class EachCoordinate(MapFrame frame) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            var to = frame.Project(new Coordinate(seq.GetX(i), seq.GetY(i)));
            seq.SetX(i, to.X);
            seq.SetY(i, to.Y);
        }
    }
}
