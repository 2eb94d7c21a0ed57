using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>The map as one SVG: shares of the home population as colour, hosted people as circles.</summary>
internal static class MapDrawing
{
    private const int Labels = 14;

    public static Markup Draw(BulletinModel model, MapShapes map, HostCircles circles, Words words)
    {
        var text = words.Text.Map;
        var frame = map.Frame;
        return Markup.Of($"""
            <svg class="map" viewBox="0 0 {frame.Width} {frame.Height}" role="img" aria-labelledby="map-title map-desc" direction="ltr">
            <title id="map-title">{Words.Fill(text.Heading, words.Levels(model.MapLevel))}</title>
            <desc id="map-desc">{Description(model, words)}</desc>
            <defs>
            {StatusMarks.Definitions}
            {map.Shapes.Select(AreaDrawing.Definition)}</defs>
            <g class="areas">
            {map.Shapes.Select((s, i) => AreaDrawing.Area(s, i, Title(s.Row, words)))}</g>
            <g class="provinces">{map.Provinces.Select(p => Markup.Of($"""<path d="{PathData.Of(p)}"/>"""))}</g>
            {Rivers.Draw(model.Input.Rivers, frame)}
            <g class="hosts">
            {circles.Draw(map.Shapes)}</g>
            <g class="labels">{LabelPlacement.Place(Important(map), circles, frame).Select(Label)}</g>
            {MapFurniture.ScaleBar(frame, words)}
            {MapFurniture.North(frame, text.North)}
            </svg>

            """);
    }

    public static string Title(AreaRow row, Words words)
        => Words.Fill(
            words.Text.Map.AreaTitle,
            $"{row.Area.Name} ({row.Area.PCode})",
            row.Stock is null ? words.Text.Map.NoRow : words.Figure(row.Stock),
            row.Stock is null ? words.Text.Map.NoRow : words.PercentFigure(row.StockPercent),
            row.Hosted is null ? words.Text.Map.NoRow : words.Figure(row.Hosted));

    private static string Description(BulletinModel model, Words words)
        => Words.Fill(
            words.Text.Map.Description,
            words.List(model.Areas.Where(a => a.StockPercent?.Value is not null)
                .OrderByDescending(a => a.StockPercent!.Value).Take(5)
                .Select(a => $"{a.Area.Name} {words.PercentFigure(a.StockPercent)}")),
            words.List(model.HostsBySize.Take(5).Select(a => $"{a.Area.Name} {words.Figure(a.Hosted)}")));

    /// <summary>Homes and hosts by size in turn.</summary>
    private static IEnumerable<MapShape> Important(MapShapes map)
    {
        var homes = map.Shapes.Where(s => s.Row.Stock is not null).OrderByDescending(s => s.Row.Stock!.Value ?? -1);
        var hosts = map.Shapes.Where(s => s.Row.Hosted?.Value is not null).OrderByDescending(s => s.Row.Hosted!.Value);
        return homes.Zip(hosts).SelectMany(p => new[] { p.First, p.Second }).Distinct().Take(Labels);
    }

    private static Markup Label(MapLabel label)
        => Markup.Of($"""<text x="{label.X}" y="{label.Y}" class="{(label.Minor ? "minor" : "major")}">{label.Name}</text>""");
}
