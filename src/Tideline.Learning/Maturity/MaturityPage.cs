using System.Globalization;
using System.Net;
using System.Text;

namespace Tideline.Learning.Maturity;

/// <summary>An assessment as a page that stands alone, to print on A4.</summary>
public static class MaturityPage
{
    private const int MostActions = 12;

    private const string Style = """
        @page { size: A4; margin: 14mm }
        body { margin: 0 auto; max-width: 182mm; font: 10pt/1.45 "Noto Sans", "Noto Sans Arabic", sans-serif; color: #1b2733 }
        h1 { font-size: 18pt; margin: 0 0 2mm } h2 { font-size: 12.5pt; margin: 7mm 0 2mm; break-after: avoid }
        table { border-collapse: collapse; width: 100% } th, td { text-align: start; vertical-align: top; padding: 1mm 2mm; border-bottom: 0.2mm solid #c9d3da }
        th { background: #eef3f6 } tr { break-inside: avoid } thead { display: table-header-group }
        td.n { text-align: end; white-space: nowrap } .bar { display: inline-block; height: 2.6mm; background: #1b4965; vertical-align: middle }
        .lead { font-size: 12pt } .note { color: #44535f; font-size: 9pt }
        """;

    /// <param name="scored">Assessments of one country, the oldest first; the page is of the newest, and the last table has them all.</param>
    /// <param name="aim">The gate that is aimed for; null: the first that is not passed.</param>
    /// <param name="fontFaces">Rules of a style sheet, for letters that few machines have fonts for.</param>
    public static string Of(IReadOnlyList<(AnswerSheet Sheet, MaturityScore Score)> scored, MaturityGate? aim = null, string fontFaces = "")
    {
        var (sheet, score) = scored[^1];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
            <title>Maturity: {Text(sheet.Country)}, {MaturityTables.Day(sheet)}</title><style>{fontFaces}{Style}</style></head><body>
            <h1><bdi>{Text(sheet.Country)}</bdi>: {score.Stage}</h1>
            <p class="lead">Maturity for figures from mobile phone data, {MaturityTables.Day(sheet)}. Asked were {Text(string.Join(", ", sheet.Respondents.Select(r => r.Organisation)))}.</p>
            <p class="note">Levels go from 0 to 4. Evidence caps a level: asserted 1, described 2, a document 3, a document that a second party confirms 4. Who does not know counts as 0: {Math.Round(100 * score.UnknownShare):0}% of the answers. Dimensions are not added up, and countries are not compared.</p>

            """);
        Table("Dimensions", ["", "mean", "least", ""], score.Dimensions.Select(d => $"<td>{Text(d.Dimension.Name)}</td>{Number(d.Mean, "0.00")}{Number(d.Minimum, "0")}<td><span class=\"bar\" style=\"width:{(d.Mean * 12).ToString("0.#", CultureInfo.InvariantCulture)}mm\"></span> {d.Band}</td>"));
        Table("Gates", ["gate", "", "lacks"], score.Gates.Select(g => $"<td>{Text(g.Gate.Name)}</td><td>{(g.IsPassed ? "passed" : "not passed")}</td><td>{MaturityTables.Lacks(g)}</td>"));
        if (score.Differing.Count > 0)
        {
            Table("To be talked over: respondents see it differently", ["question", "", "given"], score.Differing.Select(q => $"<td>{q.Question.Code}</td><td>{Text(q.Question.Asks)}</td><td>{q.Least} to {q.Most}</td>"));
        }

        Table("Next", ["question", "action", "role", "days", "artefact", "module"], MaturityScoring.Next(score, aim).Take(MostActions)
            .Select(q => $"<td>{q.Question.Code}</td><td>{Text(q.Next!.Do)}</td><td>{Text(q.Next.Role)}</td>{Number(q.Next.Days, "0")}<td>{Text(q.Next.Artefact)}</td><td>{Text(q.Next.Module)}</td>"));
        text.Append(CultureInfo.InvariantCulture, $"<h2>Access model to begin with</h2><p>{Text(Capital(MaturityReport.Sentence(AccessModels.Recommend(score, sheet))))} This replaces no legal opinion.</p>\n");
        if (scored.Count > 1)
        {
            Table("Years", ["", "stage", .. score.Dimensions.Select(d => d.Dimension.Code)], scored.Select(s => $"<td>{MaturityTables.Day(s.Sheet)}</td><td>{s.Score.Stage}</td>{string.Concat(s.Score.Dimensions.Select(d => Number(d.Mean, "0.0")))}"));
        }

        Table("All questions", ["", "question", "level", "what it looks like", "given"], score.Dimensions.SelectMany(d => d.Questions)
            .Select(q => $"<td>{q.Question.Code}</td><td>{Text(q.Question.Asks)}</td>{Number(q.Level, "0")}<td>{Text(q.Question.LevelText(q.Level))}</td><td>{(q.Least is null ? "unknown" : q.Least == q.Most ? $"{q.Least}" : $"{q.Least} to {q.Most}")}</td>"));
        return text.Append("</body></html>\n").ToString();

        void Table(string title, IReadOnlyList<string> header, IEnumerable<string> rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2><table><thead><tr>{string.Concat(header.Select(h => $"<th scope=\"col\">{h}</th>"))}</tr></thead><tbody>\n");
            foreach (var row in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"<tr>{row}</tr>\n");
            }

            text.Append("</tbody></table>\n");
        }
    }

    private static string Number(double number, string format) => $"<td class=\"n\">{number.ToString(format, CultureInfo.InvariantCulture)}</td>";

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
