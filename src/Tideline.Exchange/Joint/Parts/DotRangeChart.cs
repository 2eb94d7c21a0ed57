using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>For each area the released interval and value as a line with a dot, and the reported number as a diamond. Numbers stand in the table
/// beneath; the drawing stays left to right in every language.</summary>
internal static class DotRangeChart
{
    private const int Width = 340;
    private const int Row = 32;
    private const int Top = 20;
    private const double Side = 10;
    private const double Near = 24;

    public static Markup Draw(IReadOnlyList<JointCount> counts, LogAxis axis, JointModel model, JointWords words)
    {
        var height = Top + (counts.Count * Row) + 6;
        return Markup.Of($"""
            <svg class="ranges" viewBox="0 0 {Width} {height}" role="img" aria-label="{words.Text.ChartCaption}">
            {axis.Ticks.Select(t => Tick(t, axis, height, words))}{counts.Select((c, i) => Area(c, Top + (i * Row), axis, model, words))}</svg>

            """);
    }

    /// <summary>An axis for counts that are drawn in several columns.</summary>
    public static LogAxis Axis(IEnumerable<JointCount> counts) => new(
        counts.SelectMany(c => new[] { c.Comparison.Persons, c.Comparison.Value, c.Comparison.Lower, c.Comparison.Upper }).OfType<decimal>(), Side, Width - (2 * Side));

    private static Markup Tick(decimal people, LogAxis axis, int height, JointWords words)
    {
        var x = axis.At(people);
        // Words stay in the picture.
        var anchor = x < Side + Near ? "start" : x > Width - Side - Near ? "end" : "middle";
        return Markup.Of($"""<line class="grid" x1="{x}" x2="{x}" y1="{Top - 4}" y2="{height}"/><text class="axis" x="{x}" y="11" text-anchor="{anchor}">{words.Words.Whole(people)}</text>""");
    }

    private static Markup Area(JointCount count, int top, LogAxis axis, JointModel model, JointWords words)
    {
        var c = count.Comparison;
        var y = top + 23;
        var name = model.NameOf(c.Reported.Area);
        var hidden = count.Verdict is Verdict.Suppressed or Verdict.NotObservable or Verdict.NoNumber;
        return Markup.Of($"""
            <g><title>{name}: {words.Text.Theirs} {words.Reported(c.Reported)}; {words.Verdict(count)}</title><text class="name" x="{Side}" y="{top + 13}">{name}{(hidden ? Markup.Of($"<tspan class=\"why\"> · {words.Verdict(count)}</tspan>") : null)}</text>{Ours(c, axis, y)}{(c.Persons is { } persons ? Diamond(axis.At(persons), y) : null)}</g>

            """);
    }

    private static Markup Ours(Comparison c, LogAxis axis, int y) => c is { Value: { } value, Lower: { } lower, Upper: { } upper }
        ? Markup.Of($"""<line class="interval" x1="{axis.At(lower)}" x2="{axis.At(upper)}" y1="{y}" y2="{y}"/><circle class="ours" cx="{axis.At(value)}" cy="{y}" r="4"/>""")
        : Markup.Empty;

    /// <summary>A mark that is told from a dot without colour.</summary>
    public static Markup Diamond(double x, int y) => Markup.Of($"""<path class="theirs" d="M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}z"/>""");
}
