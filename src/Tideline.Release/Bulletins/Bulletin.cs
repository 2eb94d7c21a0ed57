using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Tideline.Projects.Configuration;
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
        var style = Style.Of(input).ReplaceLineEndings("\n");
        return Page(model, words, style).Text.ReplaceLineEndings("\n");
    }

    private static Markup Page(BulletinModel model, Words words, string style)
    {
        var text = words.Text;
        var composition = model.Input.Composition;
        var title = composition.Title ?? Words.Fill(
            text.Headline.Title, text.Numbers.Hazards[model.Input.Emergency.Hazard], model.Country.Length > 0 ? model.Country : model.Input.Emergency.Id);
        return Markup.Of($"""
            <!DOCTYPE html>
            <html lang="{text.Language}" dir="{text.Direction}">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Hash(style)}'{(model.Input.Fonts.Count == 0 ? null : "; font-src data:")}" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}, {words.Period(model.Input.Claim.Start, model.Input.Claim.End)}</title>
            <style>{new Markup(style)}</style>
            </head>
            <body>
            {Header(model, words, title)}<main>
            {(composition.Has(BulletinPart.Map) ? Markup.Empty : WeekMapsSection.Definitions(model))}{Part(BulletinPart.Headline, HeadlineSection.Draw)}{Part(BulletinPart.Headline, KeyFiguresSection.Draw)}{Part(BulletinPart.Map, MapSection.Draw)}{Part(BulletinPart.WeekMaps, WeekMapsSection.Draw)}{Part(BulletinPart.Trend, TrendSection.Draw)}{Part(BulletinPart.Projection, ProjectionSection.Draw)}{Part(BulletinPart.Origins, HomesSection.Draw)}{Part(BulletinPart.Returns, ReturnsSection.Draw)}{Columns("columns wide", Part(BulletinPart.Hosts, HostsSection.Draw), Part(BulletinPart.Flows, PairsSection.Draw))}{Part(BulletinPart.Others, OthersSection.Draw)}{Columns("columns", Part(BulletinPart.Caveats, NotObservableSection.Draw), Part(BulletinPart.Caveats, ReadingSection.Missed))}{Columns("columns", Part(BulletinPart.Caveats, ReadingSection.HowToRead), UseSection.Draw(model, words))}{ProvenanceSection.Draw(model, words)}{DataSection.Draw(model, words)}</main>
            </body>
            </html>

            """);

        Markup Part(BulletinPart part, Func<BulletinModel, Words, Markup> draw) => composition.Has(part) ? draw(model, words) : Markup.Empty;
    }

    private static Markup Columns(string kind, Markup first, Markup second) => first == Markup.Empty && second == Markup.Empty ? Markup.Empty : Markup.Of($"""
        <div class="{kind}">
        {first}{second}</div>

        """);

    private static Markup Header(BulletinModel model, Words words, string title)
    {
        var (text, input) = (words.Text.Headline, model.Input);
        var asOf = words.EndOfDay(input.Vintage, input.DayStartsAt, input.TimeZone);
        return Markup.Of($"""
            <header>
            <p class="sensitivity">{UseSection.SensitivityOf(input.Configuration, words.Text.Sources)}</p>
            <h1>{title}</h1>
            <p>{Markup.Sentence(text.Week, words.Period(input.Claim.Start, input.Claim.End))} · {Markup.Sentence(text.AsOf, asOf)} · {Markup.Sentence(text.Onset, input.Emergency.Id, words.Date(input.Emergency.Onset))}</p>
            {(input.Scope is null ? null : Markup.Of($"<p>{Scope(input.Scope, words)}</p>"))}{(input.Composition.Lead is not { } lead ? null : Markup.Of($"<p class=\"editor\"><b>{words.Text.Composition.Lead}</b> <bdi>{lead}</bdi></p>"))}{(input.Configuration.Terms != DisplacementTerms.TemporarilyDisplaced ? null : Markup.Of($"<p>{words.Text.Composition.TemporarilyDisplaced}</p>"))}</header>

            """);
    }

    private static Markup Scope(BulletinScope scope, Words words)
    {
        var text = words.Text.Composition;
        var leftOut = words.List(scope.LeftOut);
        return scope.Areas.Count == 0
            ? Markup.Sentence(text.ScopeWithoutAreas, scope.Agreement, leftOut)
            : Markup.Sentence(text.Scope, scope.Agreement, words.List(scope.Areas), leftOut);
    }

    private static string Hash(string style) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
}
