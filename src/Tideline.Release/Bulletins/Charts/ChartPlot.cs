using System.Globalization;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Charts;

/// <summary>The plane of a chart: weeks along, people up from zero.</summary>
internal sealed class ChartPlot(int weeks, IReadOnlyList<decimal> ticks, int longestTick)
{
    public const double Width = 300;
    public const double Height = 200;
    public const double Top = 14;
    private const double DigitWidth = 6.3;
    private const double Bottom = 26;
    private const int MostLabels = 5;

    public IReadOnlyList<decimal> Ticks => ticks;

    /// <summary>Where the plane begins: right of the longest tick, told in letters.</summary>
    public double Left { get; } = (longestTick * DigitWidth) + 10;

    public double Step => (Width - Left - 8) / weeks;

    public double X(int week) => Left + 4 + ((week + 0.5) * Step);

    public double Y(decimal people) => Height - Bottom - ((double)(Math.Max(people, 0) / ticks[^1]) * (Height - Bottom - Top));

    /// <summary>Every nth week is labelled, counted back from the last.</summary>
    public bool HasLabel(int week) => (weeks - 1 - week) % ((weeks + MostLabels - 1) / MostLabels) == 0;

    public Markup Band(IReadOnlyList<(int Week, Figure Figure)> run)
    {
        var upper = run.Select(r => Point(r.Week, r.Figure.Upper ?? r.Figure.Value!.Value));
        var lower = run.Reverse().Select(r => Point(r.Week, r.Figure.Lower ?? r.Figure.Value!.Value));
        var line = string.Join(' ', run.Select(r => Point(r.Week, r.Figure.Value!.Value)));
        return Markup.Of($"""<polygon class="band" points="{string.Join(' ', upper.Concat(lower))}"/><polyline class="line" points="{line}"/>""");
    }

    private string Point(int week, decimal people)
        => string.Create(CultureInfo.InvariantCulture, $"{X(week):0.#},{Y(people):0.#}");
}
