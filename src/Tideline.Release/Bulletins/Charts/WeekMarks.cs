using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Charts;

/// <summary>One week in a chart: the marks of the map, on points and bars.</summary>
internal static class WeekMarks
{
    private const double PointRadius = 5;

    public static Markup Point(ChartPlot plot, int week, Figure figure)
        => Markup.Of($"""
            {Whisker(plot, week, figure)}{Dot(plot.X(week), plot.Y(figure.Value!.Value), figure.Status)}

            """);

    public static Markup Bar(ChartPlot plot, int week, Figure figure)
    {
        var (y, zero, width) = (plot.Y(figure.Value!.Value), plot.Y(0), Math.Min(plot.Step * 0.62, 26));
        var x = plot.X(week) - (width / 2);
        var texture = StatusMarks.Texture(figure.Status, "#ffffff");
        return Markup.Of($"""
            <rect class="bar" x="{x}" y="{y}" width="{width}" height="{zero - y}"/>{(texture is null ? null : Markup.Of($"""<rect x="{x}" y="{y}" width="{width}" height="{zero - y}" fill="{texture}"/>"""))}{(figure.Status == ObservationStatus.Provisional ? Markup.Of($"""<rect class="provisional light thin" fill="none" x="{x + 1.5}" y="{y + 1.5}" width="{width - 3}" height="{Math.Max(zero - y - 3, 0)}"/>""") : null)}{Whisker(plot, week, figure)}

            """);
    }

    /// <summary>A week whose number is suppressed or was not observable: its place, in full height.</summary>
    public static Markup Absent(ChartPlot plot, int week, ObservationStatus status)
    {
        var width = Math.Min(plot.Step * 0.62, 26);
        return Markup.Of($"""
            <rect class="absent {StatusMarks.Edge(status)} thin" x="{plot.X(week) - (width / 2)}" y="{ChartPlot.Top}" width="{width}" height="{plot.Y(0) - ChartPlot.Top}" fill="{StatusMarks.Ground(status, null)}"/>

            """);
    }

    public static Markup Dot(double x, double y, ObservationStatus status) => status switch
    {
        ObservationStatus.Provisional => Markup.Of($"""<circle class="dot provisional thin" cx="{x}" cy="{y}" r="{PointRadius}" fill="#ffffff"/>"""),
        ObservationStatus.LowReliability => Markup.Of($"""<circle class="dot hollow" cx="{x}" cy="{y}" r="{PointRadius}" fill="#ffffff"/><circle cx="{x}" cy="{y}" r="1.6" fill="{Palette.Circle}"/>"""),
        ObservationStatus.SeriesBreak => Markup.Of($"""<circle class="dot" cx="{x}" cy="{y}" r="{PointRadius}" fill="{Palette.Circle}"/><path class="tick-mark" d="M{x - 8} {y - 3}v-6h6"/>"""),
        ObservationStatus.Forecast => Markup.Of($"""<path class="dot hollow" d="M{x} {y - 6}l6 6l-6 6l-6-6z" fill="#ffffff"/>"""),
        _ => Markup.Of($"""<circle class="dot" cx="{x}" cy="{y}" r="{PointRadius}" fill="{Palette.Circle}"/>"""),
    };

    private static Markup Whisker(ChartPlot plot, int week, Figure figure)
        => figure.HasInterval
            ? Markup.Of($"""<path class="whisker" d="M{plot.X(week)} {plot.Y(figure.Upper!.Value)}V{plot.Y(figure.Lower!.Value)}m-4 0h8M{plot.X(week) - 4} {plot.Y(figure.Upper.Value)}h8"/>""")
            : Markup.Empty;
}
