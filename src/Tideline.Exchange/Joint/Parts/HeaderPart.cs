using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>What the page is, of which release, and what may be done with it.</summary>
internal static class HeaderPart
{
    public static Markup Draw(JointModel model, JointWords words, string title)
    {
        var (text, input) = (words.Text, model.Input);
        var sources = text.Bulletin.Sources;
        var standard = new Projects.Configuration.BulletinConfiguration();
        // The project's own words stay in its language; the standard ones are translated.
        var sensitivity = input.Words.Sensitivity == standard.Sensitivity ? sources.StandardSensitivity : input.Words.Sensitivity;
        return Markup.Of($"""
            <header>
            {(input.IsSynthetic ? Markup.Of($"<p class=\"synthetic\">{text.Synthetic}</p>\n") : null)}<p class="sensitivity"><bdi>{sensitivity}</bdi></p>
            <h1>{title}</h1>
            <p>{(model.Week is { } week ? Markup.Of($"{Markup.Sentence(text.ReleasedWeek, words.Words.Period(week.Start, week.End))} · ") : null)}{Markup.Sentence(text.OfRelease, input.Table.Input.Release)} · {Markup.Sentence(text.Bulletin.Headline.Onset, input.Table.Input.Emergency, words.Words.Date(input.Onset))}{(input.Words.IssuedBy is { } issuer ? Markup.Of($" · <bdi>{issuer}</bdi>") : null)}</p>
            </header>

            """);
    }
}
