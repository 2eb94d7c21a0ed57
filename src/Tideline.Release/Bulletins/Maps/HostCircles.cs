using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>
/// Circles of hosted people, area in proportion. The scale is set by the next 1, 2 or 5 × 10ⁿ above the largest
/// value, so that issues with similar numbers look alike. Without a number the circle is small and of fixed size.
/// </summary>
internal sealed class HostCircles(decimal largest)
{
    private const double LargestRadius = 27;
    public const double FixedRadius = 5;

    public decimal Top { get; } = Scale.NiceAtLeast(largest);

    public double Radius(decimal people) => people <= 0 ? 0 : LargestRadius * Math.Sqrt((double)(people / Top));

    public double Radius(MapShape shape)
        => shape.Row.Hosted is { } hosted ? hosted.Value is { } people ? Radius(people) : FixedRadius : 0;

    /// <summary>Largest first, so that small circles lie on top.</summary>
    public Markup Draw(IEnumerable<MapShape> shapes)
        => Markup.Join(shapes
            .Where(s => s.Row.Hosted is not null)
            .OrderByDescending(Radius).ThenBy(s => s.Row.Area.PCode, StringComparer.Ordinal)
            .Select(s => Circle(s.Centre.X, s.Centre.Y, Radius(s), s.Row.Hosted!.Status)));

    public static Markup Circle(double x, double y, double radius, ObservationStatus status)
    {
        var ground = status switch
        {
            ObservationStatus.Suppressed => "url(#hatch)",
            ObservationStatus.NotObservable => Palette.NoValue,
            _ => "#ffffff66",
        };
        var texture = StatusMarks.Texture(status, Palette.Ink);
        return Markup.Of($"""
            <circle class="halo" cx="{x}" cy="{y}" r="{radius}"/><circle class="host {StatusMarks.Edge(status)}" cx="{x}" cy="{y}" r="{radius}" fill="{ground}"/>{(texture is null ? null : Markup.Of($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{texture}"/>"""))}

            """);
    }
}
