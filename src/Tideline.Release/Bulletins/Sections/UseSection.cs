using Tideline.Projects.Configuration;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Sensitivity, permitted use, contact and next issue.</summary>
internal static class UseSection
{
    private static readonly BulletinConfiguration Standard = new();

    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Sources;
        var use = model.Input.Configuration;
        return Markup.Of($"""
            <section class="use" aria-labelledby="use">
            <h2 id="use">{text.UseHeading}</h2>
            <dl class="lists">
            {Entry(text.Sensitivity, SensitivityOf(use, text))}{Entry(text.PermittedUse, use.PermittedUse == Standard.PermittedUse ? text.StandardPermittedUse : use.PermittedUse)}{Entry(text.IssuedBy, use.IssuedBy ?? text.NotStated)}{Entry(text.Contact, use.Contact ?? text.NotStated)}{Entry(text.NextIssue, words.Date(model.Input.Vintage.PlusDays(use.NextIssueAfterDays)))}</dl>
            </section>

            """);
    }

    /// <summary>In the page's language where the project says nothing of its own.</summary>
    public static string SensitivityOf(BulletinConfiguration use, SourceText text) =>
        use.Sensitivity == Standard.Sensitivity ? text.StandardSensitivity : use.Sensitivity;

    public static Markup Entry(string name, string value) => Entry(name, Markup.Plain(value));

    public static Markup Entry(string name, Markup value)
        => Markup.Of($"""
            <div><dt>{name}</dt><dd>{value}</dd></div>

            """);
}
