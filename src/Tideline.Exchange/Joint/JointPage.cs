using System.Security.Cryptography;
using System.Text;
using Tideline.Exchange.Joint.Parts;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint;

/// <summary>Pages that stand alone, load nothing and run no script, and print on A4.</summary>
public static class JointPage
{
    private const int Teams = 12;
    private const int TeamsOfBulletin = 4;

    /// <summary>The triangulation page: every series of every source beside ours, with chart, map, ranks and what is not seen. The same input gives
    /// the same text; line ends are LF.</summary>
    public static string Triangulation(JointInput input)
    {
        var (model, words) = (JointModel.Of(input), new JointWords(input.Text));
        return Page(model, words, input.Text.PageTitle, Markup.Of($"""
            {ShortPart.Draw(model, words)}{VerdictMap.Draw(model, words)}{SourcesPart.Draw(model, words)}{model.Series.Select((s, i) => SeriesPart.Draw(s, i + 1, model, words))}{TeamsPart.Draw(model, words, Teams)}{BlindPart.Limits(model, words)}{BlindPart.NotHeld(model, words)}{BlindPart.Method(model, words)}
            """));
    }

    /// <summary>The joint bulletin: one or two pages of A4, a row for each district, suggestions for assessment teams, sources and caveats.</summary>
    public static string Bulletin(JointInput input)
    {
        var (model, words) = (JointModel.Of(input), new JointWords(input.Text));
        return Page(model, words, input.Text.BulletinTitle, Markup.Of($"""
            {ShortPart.Draw(model, words)}{DistrictPart.Draw(model, words)}{TeamsPart.Draw(model, words, TeamsOfBulletin)}{SourcesPart.Draw(model, words)}<div class="columns">
            {BlindPart.Limits(model, words)}{BlindPart.Method(model, words)}</div>
            """));
    }

    private static string Page(JointModel model, JointWords words, string title, Markup content)
    {
        var (text, input) = (words.Text.Bulletin, model.Input);
        var style = PageStyle.Of(text, input.Table.Input.Release, input.Fonts, JointStyle.Text);
        var name = Words.Fill(title, text.Numbers.Hazards[input.Hazard], input.Country);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="{text.Language}" dir="{text.Direction}">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'{(input.Fonts.Count == 0 ? null : "; font-src data:")}" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{name}</title>
            <style>{new Markup(style)}</style>
            </head>
            <body>
            {HeaderPart.Draw(model, words, name)}<main>
            {content}</main>
            </body>
            </html>

            """).Text.ReplaceLineEndings("\n");
    }
}
