using System.Xml.Linq;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Union;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>Where alerts of CAP are: polygons and circles (latitude before longitude), codes, and words.</summary>
internal static class CapPlaces
{
    private static readonly string[] _namesOfPCodes = ["PCODE", "P-CODE", "P_CODE", "PCODES", "ADM_PCODE"];

    /// <param name="faults">Takes up what cannot be drawn, a sentence each.</param>
    /// <returns>The union of what is drawn; null where nothing is.</returns>
    public static Geometry? Drawn(IEnumerable<XElement> areas, ICollection<string> faults)
    {
        var parts = new List<Geometry>();
        var undrawn = 0;
        foreach (var shape in areas.Elements().Where(e => e.Name.LocalName is "polygon" or "circle"))
        {
            if (Shape(shape) is { } drawn)
            {
                parts.Add(drawn.IsValid ? drawn : GeometryFixer.Fix(drawn));
            }
            else
            {
                undrawn++;
            }
        }

        if (undrawn > 0)
        {
            faults.Add(FormattableString.Invariant($"{undrawn} polygons or circles are none and are not in the area."));
        }

        return parts.Count == 0 ? null : UnaryUnionOp.Union(parts);
    }

    public static IEnumerable<string> PCodes(IEnumerable<XElement> areas) => areas.Elements()
        .Where(e => e.Name.LocalName == "geocode" && e.Text("valueName") is { } name && _namesOfPCodes.Contains(name, StringComparer.OrdinalIgnoreCase))
        .Select(e => e.Text("value")).OfType<string>().Select(FeedTexts.Line).Distinct(StringComparer.Ordinal);

    private static Polygon? Shape(XElement shape)
    {
        string[] pairs = shape.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (shape.Name.LocalName == "polygon")
        {
            return FeedTexts.Ring([.. pairs.Select(Point)]);
        }

        return pairs is [var center, var radius] && Point(center) is { } at && FeedTexts.Number(radius) is > 0 and <= 2_000 and { } km ? Circles.Around(at, km) : null;
    }

    private static Coordinate? Point(string pair) => pair.Split(',') is [var latitude, var longitude] ? FeedTexts.Point(latitude, longitude) : null;
}
