using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Maps;

namespace Tideline.Release.Bulletins.Charts;

/// <summary>Every status with its mark on a point and a bar.</summary>
internal static class TrendLegend
{
    public static Markup Draw(Words words)
        => Markup.Of($"""
            <ul class="week-legend" aria-label="{words.Text.Trend.Legend}">
            {MapLegend.Order.Select(s => Item(s, words))}</ul>

            """);

    private static Markup Item(ObservationStatus status, Words words)
        => Markup.Of($"""
            <li><svg viewBox="0 0 46 22" aria-hidden="true">{Mark(status)}</svg>{words.Status(status)}</li>

            """);

    private static Markup Mark(ObservationStatus status)
    {
        if (status is ObservationStatus.Suppressed or ObservationStatus.NotObservable)
        {
            return Markup.Of($"""<rect class="absent {StatusMarks.Edge(status)} thin" x="26" y="2" width="16" height="18" fill="{StatusMarks.Ground(status, null)}"/>""");
        }

        var texture = StatusMarks.Texture(status, "#ffffff");
        return Markup.Of($"""
            {WeekMarks.Dot(11, 11, status)}<rect class="bar" x="26" y="2" width="16" height="18"/>{(texture is null ? null : Markup.Of($"""<rect x="26" y="2" width="16" height="18" fill="{texture}"/>"""))}{(status == ObservationStatus.Provisional ? Markup.Of($"""<rect class="provisional light thin" fill="none" x="27.5" y="3.5" width="13" height="15"/>""") : null)}
            """);
    }
}
