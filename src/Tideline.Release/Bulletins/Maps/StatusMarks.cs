using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>
/// The mark of each status, the same on map, legend and charts. Every mark is a texture or an edge, so that it lives
/// without colour: dots for low reliability, hatch for suppressed, an empty ground with dashed edge for not
/// observable, corner ticks for a break, upright lines for a forecast, a dotted edge for provisional.
/// </summary>
internal static class StatusMarks
{
    /// <summary>The patterns that other drawings of the page refer to; one for dark and one for light grounds.</summary>
    public static Markup Definitions { get; } = Markup.Of($"""
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="{Palette.NoValue}"/><rect width="2" height="6" fill="{Palette.NoValueLine}"/></pattern>
        {Patterns("ink", Palette.Ink)}
        {Patterns("white", "#ffffff")}
        """);

    /// <summary>The ground of an area: its class, white, or grey where the population is not known.</summary>
    public static string Ground(ObservationStatus status, int? step) => status switch
    {
        ObservationStatus.Suppressed => "url(#hatch)",
        ObservationStatus.NotObservable => Palette.NoValue,
        _ => step is { } s ? Palette.Classes[s] : Palette.NoPopulation,
    };

    /// <summary>The texture over the ground; null where the status has none.</summary>
    public static string? Texture(ObservationStatus status, string mark)
    {
        var colour = mark == "#ffffff" ? "white" : "ink";
        return status switch
        {
            ObservationStatus.LowReliability => $"url(#dots-{colour})",
            ObservationStatus.SeriesBreak => $"url(#ticks-{colour})",
            ObservationStatus.Forecast => $"url(#lines-{colour})",
            _ => null,
        };
    }

    /// <summary>Class of the inner edge, drawn by the style; null where the status has none.</summary>
    public static string? Edge(ObservationStatus status) => status switch
    {
        ObservationStatus.NotObservable => "unseen",
        ObservationStatus.Provisional => "provisional",
        _ => null,
    };

    private static Markup Patterns(string name, string colour) => Markup.Of($"""
        <pattern id="dots-{name}" width="9" height="9" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.35" fill="{colour}"/><circle cx="7" cy="7" r="1.35" fill="{colour}"/></pattern>
        <pattern id="ticks-{name}" width="17" height="17" patternUnits="userSpaceOnUse"><path d="M4 12V4h8" fill="none" stroke="{colour}" stroke-width="1.8"/></pattern>
        <pattern id="lines-{name}" width="7" height="7" patternUnits="userSpaceOnUse"><rect x="3" width="1.2" height="7" fill="{colour}"/></pattern>
        """);
}
