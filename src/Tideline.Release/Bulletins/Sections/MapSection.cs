using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Map, legend, and the same as a list.</summary>
internal static class MapSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Map;
        var map = model.Shapes;
        var circles = new HostCircles(model.HostsBySize.FirstOrDefault()?.Hosted?.Value ?? 0);
        return Markup.Of($"""
            <section class="map-section" aria-labelledby="map">
            <h2 id="map">{Words.Fill(text.Heading, words.Levels(model.MapLevel))}</h2>
            <figure>
            <figcaption>{Markup.Sentence(text.Caption, words.Period(model.Input.Claim.Start, model.Input.Claim.End), words.Level(model.MapLevel))}</figcaption>
            <div class="map-and-legend">
            {(map is null ? null : MapDrawing.Draw(model, map, circles, words))}{MapLegend.Draw(model, circles, words)}</div>
            {(map?.WithoutPolygon > 0 ? Markup.Of($"""<p class="note">{Words.Fill(text.WithoutPolygon, words.Number(map.WithoutPolygon))}</p>""") : null)}
            </figure>
            {AllAreas(model, words)}</section>

            """);
    }

    private static Markup AllAreas(BulletinModel model, Words words)
    {
        var (tables, size) = (words.Text.Tables, model.Areas.Where(a => a.InScope).ToList());
        return Markup.Of($"""
            <details class="screen">
            <summary>{words.Text.Map.AllAreas} ({size.Count})</summary>
            {DataTable.Of(
                words.Text.Map.AllAreas,
                [new(words.Level(model.MapLevel)), new(tables.Home, true), new(tables.PercentOfHome, true), new(tables.Host, true), new(tables.PercentOfHost, true)],
                size.Select(a => (IReadOnlyList<Markup>)[AreaName.Of(a), words.Cell(a.Stock), words.PercentCell(a.StockPercent), words.Cell(a.Hosted), words.PercentCell(a.HostedPercent)]))}
            </details>

            """);
    }
}
