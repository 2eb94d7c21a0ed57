using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>The areas by what the main series says beside ours. Colour never stands alone: marks and hatches tell the same.</summary>
internal static class VerdictMap
{
    private const double Tolerance = 1;

    // Apart for every colour vision, and in grey print by lightness and mark.
    private static readonly (Verdict Verdict, string Fill, string? Mark)[] _looks =
    [
        (Verdict.Agree, "#7fbf9f", null),
        (Verdict.Near, "#d3ead9", null),
        (Verdict.TheirsLarger, "#f0a830", "up"),
        (Verdict.OursLarger, "#3b76b0", "down"),
        (Verdict.Suppressed, "url(#hatch)", null),
        (Verdict.NotObservable, "url(#cross)", null),
        (Verdict.NoNumber, "#c9c9c9", null),
    ];

    /// <summary>Nothing where there are no outlines, or no series of one concept.</summary>
    public static Markup Draw(JointModel model, JointWords words)
    {
        var drawn = model.Input.Table.Input.Areas.Where(a => a.Value.Level == model.Level).Select(a => a.Key).Order(StringComparer.Ordinal)
            .Where(a => model.Input.Geometry.TryGetValue(a, out var g) && !g.IsEmpty).ToList();
        if (drawn.Count == 0 || model.Main is not { } main)
        {
            return Markup.Empty;
        }

        var view = new Envelope();
        drawn.ForEach(a => view.ExpandToInclude(model.Input.Geometry[a].EnvelopeInternal));
        var frame = new MapFrame(view);
        var outlines = CoverageSimplifier.Simplify([.. drawn.Select(a => frame.Project(model.Input.Geometry[a]))], Tolerance);
        var counts = main.Counts.ToDictionary(c => c.Comparison.Reported.Area, StringComparer.Ordinal);
        var caption = Words.Fill(words.Text.MapCaption, Capital(words.Areas(model.Level)));
        return Markup.Of($"""
            <section aria-labelledby="map">
            <h2 id="map">{words.Text.MapHeading}</h2>
            <figure class="verdicts">
            <figcaption>{caption} <bdi>{JointWords.Title(main.Reported)}</bdi></figcaption>
            <svg class="map" viewBox="0 0 {frame.Width} {frame.Height}" role="img" aria-label="{caption}">
            <defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/><line x1="0" x2="0" y1="0" y2="8" stroke="#555" stroke-width="3"/></pattern><pattern id="cross" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#fff"/><circle cx="3.5" cy="3.5" r="1.6" fill="#555"/></pattern></defs>
            {drawn.Select((a, i) => Shape(a, outlines[i], counts.GetValueOrDefault(a), model, words))}</svg>
            <ul class="classes">{_looks.Where(l => main.CountOf(l.Verdict) > 0).Select(l => Legend(l, main.CountOf(l.Verdict), words))}{Uncounted(drawn.Count(a => !counts.ContainsKey(a)), words)}</ul>
            </figure>
            </section>

            """);
    }

    private static Markup Shape(string area, Geometry outline, JointCount? count, JointModel model, JointWords words)
    {
        var look = count is null ? (Fill: "#ffffff", Mark: null) : LookOf(count.Verdict);
        var said = count is null ? words.Text.NotCounted : $"{words.Verdict(count)}; {words.Text.Theirs} {words.Reported(count.Comparison.Reported)}";
        return Markup.Of($"""
            <path class="edge" fill="{look.Fill}" d="{PathData.Of(outline)}"><title>{model.NameOf(area)}: {said}</title></path>{(look.Mark is { } mark ? Mark(mark, outline.InteriorPoint.Coordinate) : null)}

            """);
    }

    private static Markup Legend((Verdict Verdict, string Fill, string? Mark) look, int areas, JointWords words) => Markup.Of(
        $"""<li><svg viewBox="0 0 30 18" aria-hidden="true"><rect class="edge" x="1" y="1" width="28" height="16" fill="{look.Fill}"/>{(look.Mark is { } mark ? Mark(mark, new(15, 9)) : null)}</svg><span>{Plain(look.Verdict, words)}</span><bdi>{words.Words.Number(areas)}</bdi></li>""");

    private static Markup Uncounted(int areas, JointWords words) => areas == 0 ? Markup.Empty : Markup.Of(
        $"""<li><svg viewBox="0 0 30 18" aria-hidden="true"><rect class="edge" x="1" y="1" width="28" height="16" fill="#ffffff"/></svg><span>{words.Text.NotCounted}</span><bdi>{words.Words.Number(areas)}</bdi></li>""");

    // A class holds many factors: the least of them stands for it.
    private static string Plain(Verdict verdict, JointWords words) => Words.Fill(words.Text.VerdictWords[verdict], verdict == Verdict.Near ? "< 2" : "≥ 2");

    private static (string Fill, string? Mark) LookOf(Verdict verdict) =>
        _looks.Where(l => l.Verdict == verdict).Select(l => (l.Fill, l.Mark)).FirstOrDefault(("#c9c9c9", null));

    private static Markup Mark(string kind, Coordinate at) => kind == "up"
        ? Markup.Of($"""<path class="arrow" d="M{at.X} {at.Y - 5}l5 9h-10z"/>""")
        : Markup.Of($"""<path class="arrow light" d="M{at.X} {at.Y + 5}l5 -9h-10z"/>""");

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
