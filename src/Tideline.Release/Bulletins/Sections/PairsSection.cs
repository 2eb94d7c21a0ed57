using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The largest origin–host pairs; people displaced inside their home area are told apart.</summary>
internal static class PairsSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Tables;
        var across = model.Pairs.Shown.Where(p => !p.StaysInside).ToList();
        var inside = model.Pairs.Shown.Where(p => p.StaysInside).Take(5)
            .Select(p => $"{p.Home.Name} {words.Figure(p.Figure)}").ToList();
        var shown = across.Take(HomesSection.Rows).ToList();
        var caption = Words.Fill(
            text.PairsCaption, words.Number(shown.Count), words.Number(across.Count), words.Period(model.Input.Claim.Start, model.Input.Claim.End));
        return Markup.Of($"""
            <section aria-labelledby="pairs">
            <h2 id="pairs">{text.PairsHeading}</h2>
            {(shown.Count == 0 ? Markup.Of($"<p>{text.Empty}</p>") : DataTable.Of(
                caption,
                [new(text.Home), new(text.Host), new(text.People, true), new(text.Status)],
                shown.Select(p => (IReadOnlyList<Markup>)
                [
                    Named(p.Home),
                    p.Host is null ? Markup.Plain(text.OtherHosts) : Named(p.Host),
                    words.Cell(p.Figure),
                    Markup.Plain(words.Status(p.Figure.Status)),
                ])))}
            <p class="note">{Markup.Sentence(text.PairsHidden, words.Number(model.Pairs.Suppressed), words.Number(model.Pairs.NotObservable))}{(inside.Count == 0 ? null : Markup.Of($" {Markup.Sentence(text.StaysInside, words.List(inside), words.Level(model.MapLevel))}"))}</p>
            </section>

            """);
    }

    private static Markup Named(Domain.Places.Area area) => Markup.Of($"{area.Name} <small><bdi>{area.PCode}</bdi></small>");
}
