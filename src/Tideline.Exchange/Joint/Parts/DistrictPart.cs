using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>One row for an area: our stocks, each source's number, and what they say beside each other.</summary>
internal static class DistrictPart
{
    private const int Rows = 15;
    private const int MostSeries = 5;

    public static Markup Draw(JointModel model, JointWords words)
    {
        var text = words.Text;
        List<(JointSeries Series, int Position)> series = [.. model.Series.Select((s, i) => (s, i)).Take(MostSeries)];
        var shown = model.Rows.Take(Rows).ToList();
        return Markup.Of($"""
            <section aria-labelledby="districts">
            <h2 id="districts">{Words.Fill(text.TableHeading, words.Words.Level(model.Level))}</h2>
            {DataTable.Of(
                Words.Fill(text.TableCaption, words.Words.Number(shown.Count), words.Words.Number(model.Rows.Count), words.Areas(model.Level)),
                [
                    new(text.Area), new($"{text.Concepts[Reported.Concept.Displaced]} ({text.Ours})", true), new($"{text.Concepts[Reported.Concept.Hosted]} ({text.Ours})", true),
                    .. series.Select(s => new Column(Heading(s.Series, words), true)), new(text.InWords),
                ],
                shown.Select(r => Row(r, series, model, words)),
                "joint")}
            </section>

            """);
    }

    private static string Heading(JointSeries series, JointWords words) =>
        $"{words.Text.Concepts[series.Reported.Concept]}: {series.Reported.Publisher}, {words.Words.ShortDate(series.Days.End)}";

    private static IReadOnlyList<Markup> Row(JointRow row, List<(JointSeries Series, int Position)> series, JointModel model, JointWords words)
    {
        var text = words.Text;
        // Of one concept alone can sources agree or not.
        var said = series.Where(s => s.Series.First.IsSameConcept).Select(s => row.Counts[s.Position]).OfType<JointCount>().Select(words.Verdict).Distinct().ToList();
        return
        [
            AreaCell.Of(model, row.Area),
            words.Ours(row.Stock),
            words.Ours(row.Hosted),
            .. series.Select(s => row.Counts[s.Position] is { } c
                ? Markup.Of($"<bdi>{words.Reported(c.Comparison.Reported)}</bdi>")
                : Markup.Of($"<span class=\"word\">{text.NoSource}</span>")),
            Markup.Plain(said.Count == 0 ? text.NotCounted : words.Words.List(said)),
        ];
    }
}
