using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>What happened, in words; no total where displacement may not be claimed.</summary>
internal static class HeadlineSection
{
    private const int Named = 3;

    public static Markup Draw(BulletinModel model, Words words)
        => Markup.Of($"""
            <section class="headline" aria-labelledby="headline">
            {(model.Input.Claim.Claimed ? Claimed(model, words) : NotClaimed(model, words))}{Unseen(model, words)}</section>

            """);

    private static Markup Claimed(BulletinModel model, Words words)
    {
        var text = words.Text.Headline;
        if (model.Stock.Figure?.Value is null)
        {
            var areas = model.Input.Claim.Areas.Count;
            var sentence = areas == 0
                ? Markup.Sentence(text.ClaimedWithoutTotalOrAreas, Week(model, words))
                : Markup.Sentence(text.ClaimedWithoutTotal, words.Number(areas), words.Levels(model.MapLevel), Week(model, words));
            var why = model.Stock.SuppressedParts > 0 ? Words.Fill(text.SumForbidden, words.Number(model.Stock.SuppressedParts)) : null;
            return Markup.Of($"""
                <p class="lead" id="headline">{sentence}</p>
                {(why is null ? null : Markup.Of($"<p>{why}</p>"))}
                {Places(model, words)}
                """);
        }

        return Markup.Of($"""
            <p class="lead" id="headline">{Markup.Sentence(text.Claimed, words.Figure(model.Stock.Figure.ForProse()), Week(model, words))}</p>
            <p>{Markup.Join(Sentences(model, words))}</p>
            {Places(model, words)}
            """);
    }

    private static IEnumerable<Markup> Sentences(BulletinModel model, Words words)
    {
        var text = words.Text.Headline;
        var stock = model.Stock.Figure!;
        if (model.Input.Configuration.HouseholdSize is { } size)
        {
            yield return Spaced(Markup.Sentence(
                text.Households, words.Figure(stock.Times(1 / (decimal)size).ForProse()), words.Number((decimal)size)));
        }

        if (ChangeInWords(model.Change.Figure, words) is { } change)
        {
            yield return Spaced(change);
        }

        if (stock.Status == ObservationStatus.Provisional)
        {
            yield return Spaced(Markup.Plain(text.ProvisionalNote));
        }

        if (model.Stock.IsSum)
        {
            yield return Spaced(Markup.Plain(text.SumInterval));
            if (model.Stock.UnobservedParts > 0)
            {
                yield return Spaced(Markup.Sentence(text.SumLeavesOut, words.Number(model.Stock.UnobservedParts)));
            }
        }
    }

    /// <summary>More, fewer, or no clear change where the interval includes zero; null without a figure.</summary>
    public static Markup? ChangeInWords(Figure? change, Words words)
    {
        if (change?.Value is null || !change.HasInterval)
        {
            return null;
        }

        var text = words.Text.Headline;
        var rounded = change.ForProse();
        if (!change.IsClearlyNotZero)
        {
            return Markup.Sentence(text.NoClearChange, words.Interval(rounded));
        }

        var fewer = rounded.Value < 0;
        var size = fewer ? new Figure(-rounded.Value, -rounded.Upper, -rounded.Lower, rounded.Status) : rounded;
        return Markup.Sentence(
            fewer ? text.FewerThanLastWeek : text.MoreThanLastWeek, words.Whole(size.Value!.Value), words.Interval(size));
    }

    private static Markup NotClaimed(BulletinModel model, Words words)
    {
        var text = words.Text.Headline;
        // A figure above zero stands on the page: that nothing was found would contradict it.
        var given = model.Stock.Figure is { Value: > 0 } stock && !(stock.Lower <= 0);
        var limits = model.Areas.Where(a => a.DetectionLimitKm is not null).Select(a => a.DetectionLimitKm!.Value.Most).ToList();
        var limit = limits.Count == 0 ? Markup.Empty : Spaced(Markup.Sentence(text.NotClaimedLimit, words.Kilometres(limits.Min(), limits.Max())));
        return Markup.Of($"""
            <p class="lead" id="headline">{Markup.Sentence(given ? text.NotClaimedUnsure : text.NotClaimed, Week(model, words))}</p>
            <p>{text.NotClaimedMeaning} {limit}</p>
            <p>{text.NotClaimedFigures}</p>

            """);
    }

    private static Markup Places(BulletinModel model, Words words)
    {
        var text = words.Text.Headline;
        var homes = model.HomesBySize.Where(a => a.Claimed).Take(Named).Select(a => a.Area.Name).ToList();
        var hosts = model.HostsBySize.Where(a => a.Hosted!.Status != ObservationStatus.LowReliability).Take(Named).Select(a => a.Area.Name).ToList();
        return Markup.Of($"""
            <p>{(homes.Count == 0 ? null : Spaced(Markup.Sentence(text.LargestHomes, words.List(homes))))}{(hosts.Count == 0 ? null : Markup.Sentence(text.LargestHosts, words.List(hosts)))}</p>

            """);
    }

    private static Markup Unseen(BulletinModel model, Words words)
    {
        var unseen = model.Areas.Count(a => a.Stock?.Status == ObservationStatus.NotObservable);
        var suppressed = model.Areas.Count(a => a.Stock?.Status == ObservationStatus.Suppressed);
        return unseen + suppressed == 0
            ? Markup.Empty
            : Markup.Of($"""
                <p class="unseen-note">{Markup.Sentence(words.Text.Headline.Unseen, words.Number(unseen), words.Number(suppressed), Capital(words.Levels(model.MapLevel)))}</p>

                """);
    }

    private static string Week(BulletinModel model, Words words) => words.Period(model.Input.Claim.Start, model.Input.Claim.End);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static Markup Spaced(Markup sentence) => Markup.Of($"{sentence} ");
}
