using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>One series of a source beside ours: chart of the largest areas where the concept is the same, and a table.</summary>
internal static class SeriesPart
{
    private const int Charted = 24;
    private const int Listed = 15;

    public static Markup Draw(JointSeries series, int position, JointModel model, JointWords words)
    {
        var (text, reported) = (words.Text, series.Reported);
        var id = FormattableString.Invariant($"series-{position}");
        List<JointCount> charted = [.. series.Counts.Take(Charted)];
        var axis = DotRangeChart.Axis(charted);
        var half = (charted.Count + 1) / 2;
        var caption = $"{text.RatioMeaning}{(series.First.IsSameConcept ? "" : $" {Sentence(text.Other)}")}";
        return Markup.Of($"""
            <section aria-labelledby="{id}">
            <h2 id="{id}">{text.Concepts[reported.Concept]}: <bdi>{JointWords.Title(reported)}</bdi></h2>
            <p class="note"><bdi>{words.Method(reported)}</bdi> · <bdi>{words.Days(series.Days)}</bdi></p>
            {(series.First.IsSameConcept ? Chart(charted, half, axis, series.Counts.Count, model, words) : null)}{DataTable.Of(caption, Columns(words), series.Counts.Take(Listed).Select(c => Row(c, model, words)))}
            {(series.Counts.Count <= Listed ? null : Markup.Of($"<details><summary>{Words.Fill(text.AllRows, words.Words.Number(series.Counts.Count))}</summary>\n{DataTable.Of(caption, Columns(words), series.Counts.Select(c => Row(c, model, words)))}</details>\n"))}</section>

            """);
    }

    private static Markup Chart(List<JointCount> charted, int half, LogAxis axis, int all, JointModel model, JointWords words) => Markup.Of($"""
        <figure>
        <figcaption>{words.Text.ChartCaption} {Words.Fill(words.Text.ChartRows, words.Words.Number(charted.Count), words.Words.Number(all))}</figcaption>
        <div class="pair">{DotRangeChart.Draw(charted[..half], axis, model, words)}{(charted.Count > half ? DotRangeChart.Draw(charted[half..], axis, model, words) : null)}</div>
        </figure>

        """);

    private static IReadOnlyList<Column> Columns(JointWords words)
    {
        var text = words.Text;
        return [new(text.Area), new(text.Reported, true), new(text.Released, true), new(text.Status), new(text.Ratio, true), new(text.InWords)];
    }

    private static IReadOnlyList<Markup> Row(JointCount count, JointModel model, JointWords words)
    {
        var c = count.Comparison;
        return
        [
            AreaCell.Of(model, c.Reported.Area),
            Markup.Of($"<bdi>{words.Reported(c.Reported)}</bdi>"),
            words.Ours(c),
            Markup.Plain(c.Status is { } status ? words.Words.Status(status) : words.Text.Bulletin.Tables.Absent),
            words.Ratio(c),
            Markup.Plain(words.Verdict(count)),
        ];
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
}
