using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>A small map for each of the last weeks, of one view and with the classes of the map.</summary>
internal static class WeekMapsSection
{
    private const int Most = 12;
    private const int Named = 3;

    /// <summary>What the small maps are drawn with, where the page has no map that defines it.</summary>
    public static Markup Definitions(BulletinModel model) => Markup.Of($"""
        <svg class="definitions" aria-hidden="true"><defs>
        {StatusMarks.Definitions}
        {(model.Input.Composition.Has(BulletinPart.WeekMaps) && model.Shapes is { } map ? Markup.Join(map.Shapes.Select(AreaDrawing.Definition)) : Markup.Empty)}</defs></svg>

        """);

    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.WeekMaps;
        if (model.Shapes is not { } map)
        {
            return Markup.Empty;
        }

        return Markup.Of($"""
            <section aria-labelledby="week-maps">
            <h2 id="week-maps">{text.Heading}</h2>
            <figure>
            <figcaption>{Markup.Sentence(text.Caption, words.Level(model.MapLevel))}{(model.Input.Claim.Claimed ? null : Markup.Of($" <strong>{words.Text.Trend.NotClaimed}</strong>"))}</figcaption>
            <div class="week-maps">
            {model.Trend.TakeLast(Most).Select((w, i) => Map(model, map, w, i, words))}</div>
            {Legend(words)}</figure>
            </section>

            """);
    }

    private static Markup Map(BulletinModel model, MapShapes map, TrendWeek week, int index, Words words)
    {
        var rows = model.AreasOf(week.End).ToDictionary(r => r.Area.PCode, StringComparer.Ordinal);
        var largest = words.List(rows.Values.Where(r => r.StockPercent?.Value is not null)
            .OrderByDescending(r => r.StockPercent!.Value).ThenBy(r => r.Area.PCode, StringComparer.Ordinal).Take(Named)
            .Select(r => $"{r.Area.Name} {words.PercentFigure(r.StockPercent)}"));
        var period = words.Period(week.Start, week.End);
        return Markup.Of($"""
            <div><h3>{period}</h3>
            <svg class="week-map" viewBox="0 0 {map.Frame.Width} {map.Frame.Height}" role="img" aria-labelledby="week-map-{index}" direction="ltr">
            <title id="week-map-{index}">{Words.Fill(words.Text.WeekMaps.Description, period, largest.Length == 0 ? words.Text.WeekMaps.NoAreas : largest)}</title>
            {map.Shapes.Select((s, i) => AreaDrawing.Small(s with { Row = rows[s.Row.Area.PCode] }, i))}<g class="provinces">{map.Provinces.Select(p => Markup.Of($"""<path d="{PathData.Of(p)}"/>"""))}</g>
            </svg></div>

            """);
    }

    private static Markup Legend(Words words) => Markup.Of($"""
        <ul class="week-legend" aria-label="{words.Text.WeekMaps.Legend}">
        {Palette.Classes.Select((colour, i) => Markup.Of($"""
            <li><svg viewBox="0 0 28 16" aria-hidden="true"><rect width="28" height="16" fill="{colour}" class="edge"/></svg>{MapLegend.ClassName(i, words)}</li>

            """))}{MapLegend.Order.Where(s => s != ObservationStatus.Normal).Select(s => Markup.Of($"""
            <li>{MapLegend.Swatch(s)}{words.Status(s)}</li>

            """))}</ul>
        """);
}
