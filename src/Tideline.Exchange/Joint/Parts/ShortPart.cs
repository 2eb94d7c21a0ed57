using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>The first lines: of each series of one concept, how many areas have both, where they lie apart, and whether ranks agree.</summary>
internal static class ShortPart
{
    private const int MostSeries = 3;

    public static Markup Draw(JointModel model, JointWords words)
    {
        var text = words.Text;
        List<JointSeries> same = [.. model.Series.Where(s => s.First.IsSameConcept).Take(MostSeries)];
        return Markup.Of($"""
            <section class="headline" aria-labelledby="short">
            <h2 id="short">{text.ShortHeading}</h2>
            {(model.Series.Count == 0 ? Markup.Of($"<p>{text.NothingCompared}</p>\n") : null)}{same.Select(s => Series(s, model, words))}<p class="note">{text.NeverAdd}</p>
            </section>

            """);
    }

    private static Markup Series(JointSeries series, JointModel model, JointWords words)
    {
        var (text, number) = (words.Text, (Func<int, string>)(n => words.Words.Number(n)));
        var both = series.Counts.Count(c => c.Comparison.Value is not null);
        var when = series.Reported.Round is { } round ? $"{Words.Fill(text.Round, round)}, {words.Days(series.Days)}" : words.Days(series.Days);
        var noRow = series.Counts.Count(c => c.Comparison.Status is null);
        var hidden = series.CountOf(Verdict.Suppressed) + series.CountOf(Verdict.NotObservable) + noRow;
        return Markup.Of($"""
            <p class="lead">{Markup.Sentence(text.Counted, number(series.Counts.Count), words.Areas(model.Level), JointWords.Title(series.Reported), when, number(both))}</p>
            <p>{Markup.Sentence(text.Verdicts, number(series.CountOf(Verdict.Agree)), number(series.CountOf(Verdict.Near)), number(series.CountOf(Verdict.TheirsLarger)), number(series.CountOf(Verdict.OursLarger)))}{Ranks(series, words)}{(hidden == 0 ? null : Markup.Of($" {Markup.Sentence(text.WithoutOurs, number(series.CountOf(Verdict.Suppressed)), number(series.CountOf(Verdict.NotObservable)), number(noRow))}"))}</p>

            """);
    }

    private static Markup Ranks(JointSeries series, JointWords words) => series.Agreement is { Spearman: { } correlation, Shared: { } shared, Top: var top }
        ? Markup.Of($" {Markup.Sentence(words.Text.Ranks, JointWords.Two((decimal)correlation), words.Words.Number(shared), words.Words.Number(top))}")
        : Markup.Empty;
}
