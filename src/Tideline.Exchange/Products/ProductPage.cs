using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tideline.Exchange.Products;

/// <summary>One page of HTML that stands alone and runs nothing. All text is encoded.</summary>
internal sealed class ProductPage(string title)
{
    private const string Style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}"
        + "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}caption{text-align:start;font-weight:600}"
        + "th,td{text-align:start;padding:.25rem .5rem;border-bottom:1px solid #ccc}td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}"
        + ".note{border-inline-start:.25rem solid #555;padding-inline-start:.75rem}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _body = new();

    public ProductPage Paragraph(string text, bool isNote = false)
    {
        _body.Append(isNote ? "<p class=\"note\">" : "<p>").Append(_encoder.Encode(text)).Append("</p>\n");
        return this;
    }

    public ProductPage Heading(string text)
    {
        _body.Append("<h2>").Append(_encoder.Encode(text)).Append("</h2>\n");
        return this;
    }

    public ProductPage List(IEnumerable<string> texts)
    {
        _body.Append("<ul>\n").AppendJoin("", texts.Select(t => $"<li>{_encoder.Encode(t)}</li>\n")).Append("</ul>\n");
        return this;
    }

    /// <param name="columns">Headings; one that begins with <c>#</c> is of numbers.</param>
    /// <param name="rows">The first cell of each heads its row.</param>
    public ProductPage Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        _body.Append("<table><caption>").Append(_encoder.Encode(caption)).Append("</caption>\n<thead><tr>")
            .AppendJoin("", columns.Select(c => $"<th scope=\"col\"{Kind(c)}>{_encoder.Encode(c.TrimStart('#'))}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            _body.Append("<tr><th scope=\"row\">").Append(_encoder.Encode(row[0])).Append("</th>")
                .AppendJoin("", row.Skip(1).Select((c, i) => $"<td{Kind(columns[i + 1])}>{_encoder.Encode(c)}</td>")).Append("</tr>\n");
        }

        _body.Append("</tbody></table>\n");
        return this;
    }

    public byte[] Bytes()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));
        var name = _encoder.Encode(title);
        return Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{hash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{name}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{name}</h1>
            {_body}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n"));
    }

    private static string Kind(string column) => column.StartsWith('#') ? " class=\"n\"" : "";
}
