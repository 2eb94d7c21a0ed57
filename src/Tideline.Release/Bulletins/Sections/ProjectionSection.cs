using Tideline.Domain.Returns;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The weeks ahead, each with the errors of past projections beside it; nothing where no displacement is claimed or
/// nothing was projected.</summary>
internal static class ProjectionSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        if (!model.Input.Claim.Claimed || model.Projected.Count == 0)
        {
            return Markup.Empty;
        }

        var text = words.Text.Projection;
        return Markup.Of($"""
            <section aria-labelledby="projection">
            <h2 id="projection">{text.Heading}</h2>
            <p>{Sentence(model.Projected[^1], words)}</p>
            {DataTable.Of(
                text.Caption,
                [new(text.Week), new(text.People, true), new(text.Error, true), new(text.PersistenceError, true), new(text.Verdict)],
                model.Projected.Select(w => (IReadOnlyList<Markup>)
                [
                    Markup.Plain(words.Period(w.Start, w.End)),
                    words.Cell(w.Stock),
                    Share(w.Test?.Error, words),
                    Share(w.Test?.PersistenceError, words),
                    Markup.Plain(Verdict(w.Test, words)),
                ]))}
            <p class="note">{text.Note}</p>
            </section>

            """);
    }

    private static Markup Sentence(ProjectedWeek week, Words words)
    {
        var text = words.Text.Projection;
        var period = words.Period(week.Start, week.End);
        var figure = week.Stock?.Value is null
            ? Markup.Sentence(text.WithoutTotal, period)
            : Markup.Sentence(text.Sentence, words.Figure(week.Stock.ForProse()), period);
        return week.Test?.Error is null ? Markup.Of($"{figure} {text.Untested}")
            : week.Test.HasSkill ? figure
            : Markup.Of($"{figure} <strong>{text.NoSkill}</strong>");
    }

    private static string Verdict(BackTest? test, Words words)
    {
        var text = words.Text.Projection;
        return test?.Error is null ? text.NotTested
            : test.HasSkill ? Words.Fill(text.Skill, words.Percent((decimal)(100 * test.Skill!.Value)))
            : text.None;
    }

    private static Markup Share(double? share, Words words) => Markup.Of(
        $"<bdi>{(share is { } s ? words.Percent((decimal)Math.Min(100 * s, 1e6)) : words.Text.Tables.Absent)}</bdi>");
}
