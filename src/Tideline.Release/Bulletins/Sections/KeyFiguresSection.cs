using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Stock, new, returned, cumulative and change, each apart.</summary>
internal static class KeyFiguresSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Headline;
        return Markup.Of($"""
            <section class="key" aria-labelledby="key-figures">
            <h2 id="key-figures">{text.KeyFigures}</h2>
            <dl>
            {Card(text.Stock, text.StockMeaning, model.Stock, model, words)}{Card(text.Change, text.ChangeMeaning, model.Change, model, words, signed: true)}{Card(text.New, text.NewMeaning, model.New, model, words)}{Card(text.Returned, text.ReturnedMeaning, model.Returned, model, words)}{Card(text.Ever, Words.Fill(text.EverMeaning, words.Date(model.Input.Emergency.EvacuationStarts)), model.Ever, model, words)}</dl>
            <p class="note">{text.NeverAdd} {text.Interval}</p>
            </section>

            """);
    }

    private static Markup Card(string name, string meaning, TotalFigure total, BulletinModel model, Words words, bool signed = false)
        => Markup.Of($"""
            <div><dt>{name}</dt><dd>{Value(total, model, words, signed)}<span class="meaning">{meaning}</span></dd></div>

            """);

    private static Markup Value(TotalFigure total, BulletinModel model, Words words, bool signed)
    {
        if (!model.Input.Claim.Claimed)
        {
            return Markup.Of($"""<b class="word">{words.Text.Headline.NotClaimedFigure}</b>""");
        }

        if (total.Figure?.Value is null)
        {
            return Markup.Of($"""
                <b class="word">{(total.Figure is null ? words.Text.Headline.NotGiven : words.Status(total.Figure.Status))}</b>{(total.SuppressedParts == 0 ? null : Markup.Of($"""<span class="range">{Words.Fill(words.Text.Headline.SumForbidden, words.Number(total.SuppressedParts))}</span>"""))}
                """);
        }

        var figure = total.Figure.ForProse();
        var value = signed ? words.Signed(figure.Value!.Value) : words.Whole(figure.Value!.Value);
        var status = figure.Status == Domain.Cubes.ObservationStatus.Normal ? Markup.Empty
            : Markup.Of($"""<span class="status">{words.Status(figure.Status)}</span>""");
        return Markup.Of($"""
            <b><bdi>{value}</bdi></b>{(figure.HasInterval ? Markup.Of($"""<span class="range"><bdi>({words.Interval(figure)})</bdi></span>""") : null)}{status}
            """);
    }
}
