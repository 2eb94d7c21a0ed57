using Tideline.Release.Bulletins.Charts;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Stock, newly displaced and returned by week, in charts of their own.</summary>
internal static class TrendSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Trend;
        var weeks = model.Trend;
        var empty = weeks.All(w => w.Stock is null && w.New is null && w.Returned is null);
        return Markup.Of($"""
            <section aria-labelledby="trend">
            <h2 id="trend">{text.Heading}</h2>
            {(empty ? Markup.Of($"<p>{text.None}</p>") : Charts(model, words))}
            </section>

            """);
    }

    private static Markup Charts(BulletinModel model, Words words)
    {
        var text = words.Text.Trend;
        var weeks = model.Trend;
        TrendSeries[] series =
        [
            new("stock", text.StockTitle, true, [.. weeks.Select(w => (w.Start, w.End, w.Stock))]),
            new("new", text.NewTitle, false, [.. weeks.Select(w => (w.Start, w.End, w.New))]),
            new("returned", text.ReturnedTitle, false, [.. weeks.Select(w => (w.Start, w.End, w.Returned))]),
        ];
        return Markup.Of($"""
            <figure>
            <figcaption>{text.Caption}{(model.Input.Claim.Claimed ? null : Markup.Of($" <strong>{text.NotClaimed}</strong>"))}</figcaption>
            <div class="charts">
            {series.Select(s => Markup.Of($"""
                <div><h3>{s.Title}</h3>
                {TrendChart.Draw(s, model.Input.Emergency.Onset, words)}</div>

                """))}</div>
            {TrendLegend.Draw(words)}</figure>
            """);
    }
}
