using Tideline.Domain.Quality;

namespace Tideline.Pipeline.Quality;

/// <summary>The strip chart of events by local day: invalid days are hatched and crossed, thin ones are light.</summary>
internal static class DayStrip
{
    private const double Width = 960;
    private const double Height = 210;
    private const double Left = 64;
    private const double Top = 22;
    private const double Bottom = 34;
    private const double PlotHeight = Height - Top - Bottom;

    public static Html Of(IReadOnlyList<DayReport> days)
    {
        if (days.Count == 0)
        {
            return Html.Of($"<p>No day has events yet.</p>");
        }

        var top = NiceAbove(days.Max(d => d.Events));
        var step = (Width - Left) / days.Count;
        var bars = days.Select((day, i) => Bar(day, Left + (i * step), step, top));
        return Html.Of($"""
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="Events by local day; the table below holds the same figures">
            <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-ground"/><rect width="2.5" height="6" class="hatch-line"/></pattern></defs>
            {Grid(top)}{bars}{Labels(days, step)}
            </svg>

            """);
    }

    /// <summary>The smallest 1, 2, 2.5 or 5 times a power of ten that is not below the value.</summary>
    private static double NiceAbove(long value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * power).First(n => n >= value);
    }

    private static Html Bar(DayReport day, double x, double step, double top)
    {
        var height = day.Events / top * PlotHeight;
        var y = Top + PlotHeight - height;
        var wide = Math.Max(0.5, step * 0.86);
        var kind = day.Status switch { DayStatus.Valid => "valid", DayStatus.Warn => "warn", DayStatus.Invalid => "invalid" };
        var mark = day.Status == DayStatus.Invalid ? Cross(x + (wide / 2), Math.Max(Top - 8, y - 9)) : Html.Empty;
        return Html.Of($"""
            <rect class="{kind}" x="{x:0.##}" y="{y:0.##}" width="{wide:0.##}" height="{height:0.##}"><title>{QualityWords.Date(day.Day)}: {day.Events:N0} events, {QualityWords.Verdict(day)}</title></rect>{mark}

            """);
    }

    private static Html Cross(double x, double y) => Html.Of(
        $"""<path class="cross" d="M{x - 3.5:0.##} {y - 3.5:0.##}l7 7m0-7l-7 7"/>""");

    private static Html Grid(double top) => Html.Join(new[] { 0, 0.5, 1 }.Select(share =>
    {
        var y = Top + (PlotHeight * (1 - share));
        return Html.Of($"""
            <line class="grid" x1="{Left}" x2="{Width}" y1="{y:0.##}" y2="{y:0.##}"/><text x="{Left - 6}" y="{y + 4:0.##}" text-anchor="end">{QualityWords.Short(share * top)}</text>

            """);
    }));

    /// <summary>About eight dates, on Mondays where the series is longer than two weeks.</summary>
    private static Html Labels(IReadOnlyList<DayReport> days, double step)
    {
        var candidates = Enumerable.Range(0, days.Count)
            .Where(i => days.Count <= 14 || days[i].Day.DayOfWeek == NodaTime.IsoDayOfWeek.Monday).ToList();
        var every = Math.Max(1, (candidates.Count + 7) / 8);
        return Html.Join(candidates.Where((_, n) => n % every == 0).Select(i =>
        {
            var x = Left + ((i + 0.43) * step);
            var anchor = x > Width - 40 ? "end" : x < Left + 30 ? "start" : "middle";
            return Html.Of($"""
                <line class="tick" x1="{x:0.##}" x2="{x:0.##}" y1="{Height - Bottom}" y2="{Height - Bottom + 5}"/><text x="{x:0.##}" y="{Height - Bottom + 19}" text-anchor="{anchor}">{QualityWords.Date(days[i].Day)}</text>

                """);
        }));
    }
}
