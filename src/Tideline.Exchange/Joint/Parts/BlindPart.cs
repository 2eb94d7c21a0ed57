using Tideline.Exchange.Reported;
using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>What each source cannot see, what was not compared, and how figures were made.</summary>
internal static class BlindPart
{
    public static Markup Limits(JointModel model, JointWords words)
    {
        var text = words.Text;
        return Markup.Of($"""
            <section aria-labelledby="blind">
            <h2 id="blind">{text.BlindHeading}</h2>
            <ul class="prose"><li><b>{text.Mobile}.</b> {text.LimitOurs}</li>{model.Input.Table.Input.Imports.Select(i => Source(i.Account, words))}</ul>
            </section>

            """);
    }

    public static Markup NotHeld(JointModel model, JointWords words)
    {
        var (text, not) = (words.Text, model.Input.Table.NotCompared);
        return not.Count == 0 ? Markup.Empty : Markup.Of($"""
            <section aria-labelledby="not-held">
            <h2 id="not-held">{text.NotHeldHeading}</h2>
            <ul class="prose">{not.Select(n => Markup.Of($"<li><code>{n.Import}</code>: {text.Reasons.GetValueOrDefault(n.Reason, n.Reason)}: <bdi>{words.Words.Number(n.Figures)}</bdi></li>"))}</ul>
            </section>

            """);
    }

    public static Markup Method(JointModel model, JointWords words)
    {
        var (text, input) = (words.Text, model.Input);
        var sources = text.Bulletin.Sources;
        var standard = new Projects.Configuration.BulletinConfiguration();
        return Markup.Of($"""
            <section aria-labelledby="method">
            <h2 id="method">{text.MethodHeading}</h2>
            <p>{text.MethodNote}</p>
            <dl class="lists">
            {Term(sources.PermittedUse, input.Words.PermittedUse == standard.PermittedUse ? sources.StandardPermittedUse : input.Words.PermittedUse)}{Term(sources.IssuedBy, input.Words.IssuedBy)}{Term(sources.Contact, input.Words.Contact)}{Term(sources.Vintage, words.Words.Date(input.Vintage))}{Term(sources.Definition, input.Definition)}{Term(sources.Boundaries, input.Table.Input.BoundaryVersion)}</dl>
            {(input.Caveats.Count == 0 ? null : Markup.Of($"<h3>{text.Caveats}</h3>\n<ul class=\"prose\">{input.Caveats.Select(c => Markup.Of($"<li><bdi>{c}</bdi></li>"))}</ul>\n"))}<p class="note">{sources.Disclaimer}</p>
            </section>

            """);
    }

    private static Markup Source(ImportAccount account, JointWords words)
    {
        var limit = account.CannotSee ?? words.Text.Limits[SourceKindWords.Parse(account.Source)!.Value];
        return Markup.Of($"<li><b><bdi>{account.Publisher}</bdi></b> (<code>{account.Name}</code>). <bdi>{limit}</bdi></li>");
    }

    private static Markup Term(string term, string? text) => text is null ? Markup.Empty : Markup.Of($"<div><dt>{term}</dt><dd><bdi>{text}</bdi></dd></div>\n");
}
