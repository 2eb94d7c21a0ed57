using Tideline.Release.Bulletins.Html;

namespace Tideline.Release.Bulletins.Maps;

/// <summary>Scale bar and north.</summary>
internal static class MapFurniture
{
    public static Markup ScaleBar(MapFrame frame, Words words)
    {
        var km = 1.0;
        foreach (var nice in (ReadOnlySpan<double>)[1, 2, 5, 10, 20, 50, 100, 200, 500])
        {
            km = nice / frame.KilometresPerUnit <= frame.Width / 5 ? nice : km;
        }

        var (x, y, width) = (12.0, frame.Height - 12, km / frame.KilometresPerUnit);
        return Markup.Of($"""<g class="furniture"><path d="M{x} {y - 5}v5h{width}v-5"/><text x="{x}" y="{y - 9}">{words.Kilometres(km)}</text></g>""");
    }

    public static Markup North(MapFrame frame, string north)
        => Markup.Of($"""<g class="furniture"><path d="M{frame.Width - 18} 40V12m-5 8l5-8l5 8"/><text x="{frame.Width - 18}" y="54" text-anchor="middle">{north}</text></g>""");
}
