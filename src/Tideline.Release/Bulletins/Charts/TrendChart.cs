using NodaTime;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Charts;

/// <summary>One series of weeks.</summary>
/// <param name="AsLine">A stock: line and band. Otherwise a flow: bars, because its weeks may be added.</param>
internal sealed record TrendSeries(string Id, string Title, bool AsLine, IReadOnlyList<(LocalDate Start, LocalDate End, Figure? Figure)> Weeks);

/// <summary>A small chart from zero; weeks without a number keep their place and carry their mark.</summary>
internal static class TrendChart
{
    public static Markup Draw(TrendSeries series, LocalDate onset, Words words)
    {
        var largest = series.Weeks.Max(w => w.Figure?.Upper ?? w.Figure?.Value ?? 0);
        var ticks = Scale.Ticks(largest);
        var plot = new ChartPlot(series.Weeks.Count, ticks, ticks.Max(t => words.Whole(t).Length));
        var marks = series.Weeks.Select((w, i) => w.Figure is null ? Markup.Empty
            : w.Figure.Value is null ? WeekMarks.Absent(plot, i, w.Figure.Status)
            : series.AsLine ? WeekMarks.Point(plot, i, w.Figure) : WeekMarks.Bar(plot, i, w.Figure));
        return Markup.Of($"""
            <svg class="chart" viewBox="0 0 {ChartPlot.Width} {ChartPlot.Height}" role="img" aria-labelledby="{series.Id}-title {series.Id}-desc" direction="ltr">
            <title id="{series.Id}-title">{series.Title}</title>
            <desc id="{series.Id}-desc">{Description(series, words)}</desc>
            {plot.Ticks.Select(t => Gridline(plot, t, words))}
            {series.Weeks.Select((w, i) => WeekLabel(plot, i, w.Start, words))}
            {OnsetLine(plot, series.Weeks, onset, words)}
            {(series.AsLine ? Bands(plot, series.Weeks) : Markup.Empty)}
            {marks}
            </svg>

            """);
    }

    private static string Description(TrendSeries series, Words words)
        => Words.Fill(
            words.Text.Trend.Description,
            series.Title,
            string.Join("; ", series.Weeks.Select(w => Words.Fill(
                words.Text.Trend.WeekValue, words.ShortDate(w.Start), words.Figure(w.Figure)))));

    private static Markup Gridline(ChartPlot plot, decimal tick, Words words)
        => Markup.Of($"""<path class="grid" d="M{plot.Left} {plot.Y(tick)}H{ChartPlot.Width - 4}"/><text class="tick" x="{plot.Left - 5}" y="{plot.Y(tick) + 4}">{words.Whole(tick)}</text>""");

    private static Markup WeekLabel(ChartPlot plot, int week, LocalDate start, Words words)
        => plot.HasLabel(week)
            ? Markup.Of($"""<text class="week" x="{plot.X(week)}" y="{ChartPlot.Height - 6}">{words.ShortDate(start)}</text>""")
            : Markup.Empty;

    /// <summary>A line at the onset's day within its week.</summary>
    private static Markup OnsetLine(ChartPlot plot, IReadOnlyList<(LocalDate Start, LocalDate End, Figure?)> weeks, LocalDate onset, Words words)
    {
        for (var i = 0; i < weeks.Count; i++)
        {
            if (weeks[i].Start <= onset && onset <= weeks[i].End)
            {
                var x = plot.X(i) + (plot.Step * ((Period.DaysBetween(weeks[i].Start, onset) / 7.0) - 0.5));
                return Markup.Of($"""<path class="onset" d="M{x} {ChartPlot.Top - 6}V{plot.Y(0)}"/><text class="onset-word" x="{x + 3}" y="{ChartPlot.Top + 2}">{words.Text.Trend.Onset}</text>""");
            }
        }

        return Markup.Empty;
    }

    /// <summary>Line and band over each run of successive weeks with a number; a gap stays a gap.</summary>
    private static Markup Bands(ChartPlot plot, IReadOnlyList<(LocalDate, LocalDate, Figure? Figure)> weeks)
    {
        var parts = new List<Markup>();
        for (var first = 0; first < weeks.Count; first++)
        {
            var last = first;
            while (last < weeks.Count && weeks[last].Figure?.Value is not null)
            {
                last++;
            }

            if (last > first)
            {
                parts.Add(plot.Band([.. Enumerable.Range(first, last - first).Select(i => (i, weeks[i].Figure!))]));
                first = last;
            }
        }

        return Markup.Join(parts);
    }
}
