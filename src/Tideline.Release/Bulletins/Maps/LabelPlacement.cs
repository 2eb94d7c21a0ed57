using NetTopologySuite.Geometries;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>Where a name stands; <c>Minor</c> names give way on a small screen.</summary>
internal sealed record MapLabel(string Name, double X, double Y, bool Minor);

/// <summary>Places names by importance, beneath, above or beside their circle, and leaves out what would overlap.</summary>
internal static class LabelPlacement
{
    private const double LetterWidth = 7.4;
    private const double LineHeight = 14;
    private const int Major = 5;

    /// <param name="wanted">Shapes to name, most important first.</param>
    public static IReadOnlyList<MapLabel> Place(IEnumerable<MapShape> wanted, HostCircles circles, MapFrame frame)
    {
        var taken = new List<Envelope>();
        var labels = new List<MapLabel>();
        foreach (var shape in wanted)
        {
            var radius = circles.Radius(shape);
            var half = (shape.Row.Area.Name.Length * LetterWidth / 2) + 2;
            foreach (var (dx, dy) in Offsets(radius, half))
            {
                var (x, y) = (shape.Centre.X + dx, shape.Centre.Y + dy);
                var box = new Envelope(x - half, x + half, y - (LineHeight * 0.8), y + (LineHeight * 0.25));
                if (box.MinX >= 2 && box.MaxX <= frame.Width - 2 && box.MinY >= 2 && box.MaxY <= frame.Height - 2
                    && !taken.Exists(t => t.Intersects(box)))
                {
                    taken.Add(box);
                    labels.Add(new(shape.Row.Area.Name, x, y, labels.Count >= Major));
                    break;
                }
            }
        }

        return labels;
    }

    private static IEnumerable<(double X, double Y)> Offsets(double radius, double half)
    {
        yield return (0, radius + LineHeight);
        yield return (0, -radius - 5);
        yield return (radius + half + 3, 4);
        yield return (-radius - half - 3, 4);
    }
}
