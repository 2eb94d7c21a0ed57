using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Figures of others, beside ours and never summed with them.</summary>
internal static class OthersSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Sources;
        var figures = model.Input.Configuration.OtherFigures;
        return Markup.Of($"""
            <section class="others" aria-labelledby="others">
            <h2 id="others">{text.OthersHeading}</h2>
            {(figures.Count == 0
                ? Markup.Of($"<p>{text.OthersNone}</p>")
                : DataTable.Of(
                    text.OthersCaption,
                    [new(text.OtherFigure), new(text.OtherValue, true), new(text.OtherAsOf), new(text.OtherSource)],
                    figures.Select(f => (IReadOnlyList<Markup>)
                    [
                        Markup.Plain(f.Label),
                        Markup.Of($"<bdi>{words.Number(f.Value)}</bdi>"),
                        Markup.Of($"<bdi>{words.Date(f.AsOf)}</bdi>"),
                        Markup.Plain(f.Source),
                    ])))}
            </section>

            """);
    }
}
