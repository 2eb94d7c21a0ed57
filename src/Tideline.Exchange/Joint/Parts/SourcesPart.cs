using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>Who counted what, when and how, with the released indicator that stands beside it.</summary>
internal static class SourcesPart
{
    public static Markup Draw(JointModel model, JointWords words)
    {
        var text = words.Text;
        return Markup.Of($"""
            <section aria-labelledby="sources">
            <h2 id="sources">{text.SourcesHeading}</h2>
            {DataTable.Of(
                text.SourcesCaption,
                [new(text.Source), new(text.What), new(text.Day), new(text.Method), new(text.Areas, true), new(text.Beside)],
                model.Series.Select(s => Row(s, words)).Append(Own(model, words)))}
            </section>

            """);
    }

    private static IReadOnlyList<Markup> Row(JointSeries series, JointWords words)
    {
        var (text, reported) = (words.Text, series.Reported);
        return
        [
            Markup.Of($"<bdi>{JointWords.Title(reported)}</bdi>"),
            Markup.Of($"{text.Concepts[reported.Concept]} <small>{text.ConceptMeanings[reported.Concept]}</small>"),
            Markup.Of($"<bdi>{words.Days(series.Days)}</bdi>"),
            Markup.Of($"<bdi>{words.Method(reported)}</bdi>"),
            Markup.Of($"<bdi>{words.Words.Number(series.Counts.Count)}</bdi>"),
            Markup.Of($"{text.Indicators.GetValueOrDefault(series.First.Indicator, series.First.Indicator)} <small>{(series.First.IsSameConcept ? text.Same : text.Other)}</small>"),
        ];
    }

    private static IReadOnlyList<Markup> Own(JointModel model, JointWords words) =>
    [
        Markup.Plain(words.Text.Mobile),
        Markup.Of($"{words.Text.Indicators["displaced_stock"]}; {words.Text.Indicators["displaced_hosted"]}"),
        Markup.Of($"<bdi>{(model.Week is { } week ? words.Days(week) : words.Text.Bulletin.Tables.Absent)}</bdi>"),
        Markup.Plain(words.Text.MobileMethod),
        Markup.Of($"<bdi>{words.Words.Number(model.Rows.Count(r => r.Stock?.Value is not null || r.Hosted?.Value is not null))}</bdi>"),
        Markup.Plain(words.Text.Bulletin.Tables.Absent),
    ];
}
