using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Areas and weeks without a number, by reason.</summary>
internal static class NotObservableSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Limits;
        return Markup.Of($"""
            <section aria-labelledby="unseen">
            <h2 id="unseen">{text.NotObservableHeading}</h2>
            <p>{text.NotObservableIntroduction}</p>
            <dl class="lists">
            {Entry(text.NotObservableHomes, Names(model, a => a.Stock, ObservationStatus.NotObservable), words)}{Entry(text.NotObservableHosts, Names(model, a => a.Hosted, ObservationStatus.NotObservable), words)}{Entry(text.NotObservableWeeks, model.Trend.Where(w => w.Stock?.Value is null).Select(w => words.Period(w.Start, w.End)), words)}</dl>
            <h3>{text.SuppressedHeading}</h3>
            <dl class="lists">
            {Entry(text.NotObservableHomes, Names(model, a => a.Stock, ObservationStatus.Suppressed), words)}{Entry(text.NotObservableHosts, Names(model, a => a.Hosted, ObservationStatus.Suppressed), words)}</dl>
            </section>

            """);
    }

    private static IEnumerable<string> Names(BulletinModel model, Func<AreaRow, Figure?> figure, ObservationStatus status)
        => model.Areas.Where(a => figure(a)?.Status == status).Select(a => $"{a.Area.Name} ({a.Area.PCode})");

    private static Markup Entry(string name, IEnumerable<string> items, Words words)
    {
        var list = words.List(items);
        return Markup.Of($"""
            <div><dt>{name}</dt><dd>{(list.Length == 0 ? Markup.Plain(words.Text.Limits.NotObservableNone) : Markup.Of($"<bdi>{list}</bdi>"))}</dd></div>

            """);
    }
}
