using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>The whole legend: classes, circles and every status, each with the number of areas, also when it is 0.</summary>
internal static class MapLegend
{
    /// <summary>Reading order: from the surest to what has no number.</summary>
    public static IReadOnlyList<ObservationStatus> Order { get; } =
    [
        ObservationStatus.Normal, ObservationStatus.Provisional, ObservationStatus.LowReliability,
        ObservationStatus.SeriesBreak, ObservationStatus.Forecast, ObservationStatus.NotObservable,
        ObservationStatus.Suppressed,
    ];

    public static Markup Draw(BulletinModel model, HostCircles circles, Words words)
    {
        var text = words.Text.Map;
        return Markup.Of($"""
            <div class="legend">
            <div class="scales">
            <div><h3>{text.PercentLegend}</h3>
            <ul class="classes">
            {Palette.Classes.Select((colour, i) => Class(colour, ClassName(i, words), model.Areas.Count(a => StepOf(a) == i)))}{NoPopulation(model, text.NoPopulation)}</ul></div>
            <div><h3>{text.CircleLegend}</h3>
            {Circles(circles, words)}</div>
            </div>
            <table class="statuses">
            <caption>{text.StatusLegend}</caption>
            <thead><tr><th scope="col">{text.StatusColumn}</th><th scope="col">{text.HomesColumn}</th><th scope="col">{text.HostsColumn}</th></tr></thead>
            <tbody>
            {Order.Select(s => Status(model, s, words))}{OutOfScope(model, words)}</tbody>
            </table>
            </div>

            """);
    }

    private static int? StepOf(AreaRow area) => area.StockPercent?.Value is { } percent ? ClassBreaks.ClassOf(percent) : null;

    public static string ClassName(int step, Words words)
    {
        var (text, ends) = (words.Text.Map, ClassBreaks.LowerEnds);
        return step == 0 ? Words.Fill(text.FirstClass, words.Number(ends[1]))
            : step == ends.Count - 1 ? Words.Fill(text.LastClass, words.Number(ends[step]))
            : Words.Fill(text.Class, words.Number(ends[step]), words.Number(ends[step + 1]));
    }

    private static Markup Class(string colour, string name, int areas)
        => Markup.Of($"""
            <li><svg viewBox="0 0 28 16" aria-hidden="true"><rect width="28" height="16" fill="{colour}" class="edge"/></svg><span>{name}</span><b>{areas}</b></li>

            """);

    private static Markup NoPopulation(BulletinModel model, string name)
    {
        var areas = model.Areas.Count(a => a.Stock?.Value is not null && a.StockPercent is null);
        return areas == 0 ? Markup.Empty : Class(Palette.NoPopulation, name, areas);
    }

    private static Markup Circles(HostCircles circles, Words words)
    {
        decimal[] sizes = [circles.Top, circles.Top / 4, circles.Top / 20];
        return Markup.Of($"""
            <svg class="sizes" viewBox="0 0 150 62" role="img" aria-label="{words.Text.Map.CircleLegend}">
            {sizes.Select((people, i) => Size(circles.Radius(people), words.Number(people), 13 + (i * 20)))}
            </svg>
            """);
    }

    private static Markup Size(double radius, string people, double y)
        => Markup.Of($"""<circle class="host" cx="30" cy="{59 - radius}" r="{radius}" fill="#ffffff66"/><path class="lead" d="M30 {59 - (2 * radius)}L72 {y - 4}"/><text x="76" y="{y}">{people}</text>""");

    private static Markup Status(BulletinModel model, ObservationStatus status, Words words)
        => Markup.Of($"""
            <tr><td><span class="mark">{Swatch(status)}<span>{words.Meaning(status)}</span></span></td><td class="number">{model.Areas.Count(a => a.Stock?.Status == status)}</td><td class="number">{model.Areas.Count(a => a.Hosted?.Status == status)}</td></tr>

            """);

    private static Markup OutOfScope(BulletinModel model, Words words)
        => Markup.Of($"""
            <tr><td><span class="mark"><svg class="swatch" viewBox="0 0 50 18" aria-hidden="true"><rect x="1" y="1" width="26" height="16" fill="{Palette.OutOfScope}" class="edge"/></svg><span>{words.Text.Statuses.OutOfScopeMeaning}</span></span></td><td class="number">{model.Areas.Count(a => a.Stock is null)}</td><td class="number">{model.Areas.Count(a => a.Hosted is null)}</td></tr>

            """);

    /// <summary>The mark as area and as circle.</summary>
    public static Markup Swatch(ObservationStatus status)
    {
        var texture = StatusMarks.Texture(status, Palette.Ink);
        var edge = StatusMarks.Edge(status);
        return Markup.Of($"""
            <svg class="swatch" viewBox="0 0 50 18" aria-hidden="true"><rect x="1" y="1" width="26" height="16" fill="{StatusMarks.Ground(status, 0)}" class="edge"/>{(texture is null ? null : Markup.Of($"""<rect x="1" y="1" width="26" height="16" fill="{texture}"/>"""))}{(edge is null ? null : Markup.Of($"""<rect x="2" y="2" width="24" height="14" fill="none" class="{edge} thin"/>"""))}{HostCircles.Circle(40, 9, 7, status)}</svg>
            """);
    }
}
