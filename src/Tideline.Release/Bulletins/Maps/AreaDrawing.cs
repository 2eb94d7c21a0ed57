using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>Draws one area: ground, texture and inner edge by status.</summary>
internal static class AreaDrawing
{
    public static Markup Definition(MapShape shape, int index)
        => Markup.Of($"""
            <path id="a{index}" d="{PathData.Of(shape.Outline)}"/>
            {(NeedsClip(shape) ? Markup.Of($"""<clipPath id="c{index}"><use href="#a{index}"/></clipPath>""") : Markup.Empty)}

            """);

    public static Markup Area(MapShape shape, int index, string title)
    {
        if (shape.Row.Stock is not { } stock)
        {
            return Markup.Of($"""
                <g><title>{title}</title><use href="#a{index}" fill="{Palette.OutOfScope}" class="edge"/></g>

                """);
        }

        var step = Step(shape);
        var texture = StatusMarks.Texture(stock.Status, step is { } s ? Palette.MarksOnClasses[s] : Palette.Ink);
        var edge = StatusMarks.Edge(stock.Status);
        var onDark = step >= 3 ? " light" : "";
        return Markup.Of($"""
            <g><title>{title}</title><use href="#a{index}" fill="{StatusMarks.Ground(stock.Status, step)}" class="edge"/>{(texture is null ? null : Markup.Of($"""<use href="#a{index}" fill="{texture}"/>"""))}{(edge is null ? null : Markup.Of($"""<use href="#a{index}" clip-path="url(#c{index})" class="{edge}{onDark}"/>"""))}</g>

            """);
    }

    /// <summary>Without tooltip, and with an edge over the line: in a small map nothing would be left of it inside.</summary>
    public static Markup Small(MapShape shape, int index)
    {
        if (shape.Row.Stock is not { } stock)
        {
            return Markup.Of($"""<use href="#a{index}" fill="{Palette.OutOfScope}" class="edge"/>""");
        }

        var step = Step(shape);
        var texture = StatusMarks.Texture(stock.Status, step is { } s ? Palette.MarksOnClasses[s] : Palette.Ink);
        var edge = StatusMarks.Edge(stock.Status);
        return Markup.Of($"""
            <use href="#a{index}" fill="{StatusMarks.Ground(stock.Status, step)}" class="edge"/>{(texture is null ? null : Markup.Of($"""<use href="#a{index}" fill="{texture}"/>"""))}{(edge is null ? null : Markup.Of($"""<use href="#a{index}" class="{edge}"/>"""))}

            """);
    }

    private static int? Step(MapShape shape)
        => shape.Row.StockPercent?.Value is { } percent ? ClassBreaks.ClassOf(percent) : null;

    private static bool NeedsClip(MapShape shape)
        => shape.Row.Stock is { Status: ObservationStatus status } && StatusMarks.Edge(status) is not null;
}
