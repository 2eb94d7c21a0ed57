using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>Where to send assessment teams: what nobody counted, by probability; and apart from it, where sources of one concept disagree.</summary>
internal static class TeamsPart
{
    private const double Much = 0.7;
    private const double Some = 0.3;

    public static Markup Draw(JointModel model, JointWords words, int most)
    {
        var (text, rules) = (words.Text, model.Input.Table.Input.Rules);
        var (threshold, days) = (words.Words.Whole(rules.Threshold), words.Words.Number(rules.RecentDays));
        var all = model.Suggestions;
        return Markup.Of($"""
            <section aria-labelledby="teams">
            <h2 id="teams">{text.TeamsHeading}</h2>
            {(all.Count == 0
                ? Markup.Of($"<p>{Words.Fill(text.TeamsNone, threshold, days)}</p>\n")
                : DataTable.Of(
                    Words.Fill(text.TeamsCaption, threshold, days),
                    [new(text.Area), new(Words.Fill(text.Probability, threshold), true), new(text.Released, true), new(text.Why), new(text.Settles)],
                    all.Take(most).Select(s => Row(s, model, words))))}<p class="note">{text.TeamsNote}</p>
            {Apart(model, words, most)}</section>

            """);
    }

    private static IReadOnlyList<Markup> Row(Suggestion s, JointModel model, JointWords words)
    {
        var text = words.Text;
        var why = s.Reason == SuggestionReason.NeverCounted
            ? Markup.Plain(text.NeverCounted)
            : Markup.Sentence(text.CountedLongAgo, words.Words.Date(s.LastCounted!.Value), s.LastSource!);
        return
        [
            AreaCell.Of(model, s.Area),
            Markup.Of($"<bdi>{(s.Probability is { } p ? JointWords.Probability(p) : text.Bulletin.Tables.Absent)}</bdi>"),
            words.Words.Cell(new Figure(s.Value, s.Lower, s.Upper, s.Status)),
            why,
            Markup.Plain(s.Information switch
            {
                null => text.NobodySees,
                >= Much => text.SettlesMuch,
                >= Some => text.SettlesSome,
                _ => text.SettlesLittle,
            }),
        ];
    }

    private static Markup Apart(JointModel model, JointWords words, int most)
    {
        var text = words.Text;
        List<JointCount> apart =
        [
            .. model.Series.Where(s => s.First.IsSameConcept).SelectMany(s => s.Counts).Where(c => c.Factor >= Verdicts.Apart)
                .OrderByDescending(c => c.Factor).ThenBy(c => c.Comparison.Reported.Area, StringComparer.Ordinal),
        ];
        return Markup.Of($"""
            <h3>{text.ApartHeading}</h3>
            {(apart.Count == 0
                ? Markup.Of($"<p>{text.ApartNone}</p>\n")
                : DataTable.Of(
                    text.ApartCaption,
                    [new(text.Area), new(text.Source), new(text.Reported, true), new(text.Released, true), new(text.InWords)],
                    apart.Take(most).Select(c => (IReadOnlyList<Markup>)
                    [
                        AreaCell.Of(model, c.Comparison.Reported.Area),
                        Markup.Of($"<bdi>{JointWords.Title(c.Comparison.Reported)}</bdi> <small>{text.Concepts[c.Comparison.Reported.Concept]}</small>"),
                        Markup.Of($"<bdi>{words.Reported(c.Comparison.Reported)}</bdi>"),
                        words.Ours(c.Comparison),
                        Markup.Plain(words.Verdict(c)),
                    ])))}
            """);
    }
}
