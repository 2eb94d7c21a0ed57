using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Bulletins.Sections;

[assembly: InternalsVisibleTo("Tideline.Release.Tests")]

namespace Tideline.Release.Bulletins;

/// <summary>
/// One self-contained HTML page for a disaster manager, to be read on a screen or printed on A4. It loads nothing and
/// runs no script.
/// </summary>
public static class Bulletin
{
    /// <summary>Draws the page. The same input gives the same text; line ends are LF.</summary>
    /// <exception cref="ArgumentException">Two observations say the same thing.</exception>
    /// <exception cref="Domain.InputRefusedException">The river lines are not GeoJSON.</exception>
    public static string Render(BulletinInput input)
    {
        var model = BulletinModel.Of(input);
        var words = new Words(input.Text);
        var style = Style.Of(input.ReleaseId, input.Text.Sources).ReplaceLineEndings("\n");
        return Page(model, words, style).Text.ReplaceLineEndings("\n");
    }

    private static Markup Page(BulletinModel model, Words words, string style)
    {
        var text = words.Text;
        var title = Words.Fill(
            text.Headline.Title, text.Numbers.Hazards[model.Input.Emergency.Hazard], model.Country.Length > 0 ? model.Country : model.Input.Emergency.Id);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="{text.Language}" dir="{text.Direction}">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Hash(style)}'" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}, {words.Period(model.Input.Claim.Start, model.Input.Claim.End)}</title>
            <style>{new Markup(style)}</style>
            </head>
            <body>
            {Header(model, words, title)}<main>
            {HeadlineSection.Draw(model, words)}{KeyFiguresSection.Draw(model, words)}{MapSection.Draw(model, words)}{TrendSection.Draw(model, words)}{ProjectionSection.Draw(model, words)}{HomesSection.Draw(model, words)}<div class="columns wide">
            {HostsSection.Draw(model, words)}{PairsSection.Draw(model, words)}</div>
            {OthersSection.Draw(model, words)}<div class="columns">
            {NotObservableSection.Draw(model, words)}{ReadingSection.Missed(model, words)}</div>
            <div class="columns">
            {ReadingSection.HowToRead(model, words)}{UseSection.Draw(model, words)}</div>
            {ProvenanceSection.Draw(model, words)}{DataSection.Draw(model, words)}</main>
            </body>
            </html>

            """);
    }

    private static Markup Header(BulletinModel model, Words words, string title)
    {
        var (text, input) = (words.Text.Headline, model.Input);
        var asOf = words.EndOfDay(input.Vintage, input.DayStartsAt, input.TimeZone);
        return Markup.Of($"""
            <header>
            <p class="sensitivity">{input.Configuration.Sensitivity}</p>
            <h1>{title}</h1>
            <p>{Markup.Sentence(text.Week, words.Period(input.Claim.Start, input.Claim.End))} · {Markup.Sentence(text.AsOf, asOf)} · {Markup.Sentence(text.Onset, input.Emergency.Id, words.Date(input.Emergency.Onset))}</p>
            {(input.Scope is null ? null : Markup.Of($"<p lang=\"en\">{input.Scope}</p>"))}</header>

            """);
    }

    private static string Hash(string style) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
}
