using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>Who is missed, and how the page is to be read.</summary>
internal static class ReadingSection
{
    public static Markup Missed(BulletinModel model, Words words)
    {
        var text = words.Text.Limits;
        var finest = words.Level(model.Input.Boundaries.Hierarchy.FinestLevel);
        var limits = model.Areas.Where(a => a.DetectionLimitKm is not null).Select(a => a.DetectionLimitKm!.Value).ToList();
        var moves = limits.Count == 0
            ? Markup.Sentence(text.MissedMovesWithoutLimit, finest)
            : Markup.Sentence(text.MissedMoves, finest, words.Kilometres(limits.Min(l => l.Least), limits.Max(l => l.Most)));
        return Markup.Of($"""
            <section aria-labelledby="missed">
            <h2 id="missed">{text.MissedHeading}</h2>
            <ul class="prose"><li>{moves}</li>{text.Missed.Select(m => Markup.Of($"<li>{m}</li>"))}</ul>
            </section>

            """);
    }

    public static Markup HowToRead(BulletinModel model, Words words)
    {
        var text = words.Text.Limits;
        return Markup.Of($"""
            <section aria-labelledby="reading">
            <h2 id="reading">{text.ReadingHeading}</h2>
            <ul class="prose">{text.Reading.Where(r => Applies(r, model.Input)).Select(r => Markup.Of($"<li>{Words.Fill(r, words.Number(model.Input.Disclosure.MinimumSubscribers))}</li>"))}</ul>
            </section>

            """);
    }

    // With differential privacy nothing is hidden for having few subscribers; the caveats say what is done instead.
    private static bool Applies(string sentence, BulletinInput input) =>
        input.Disclosure.DifferentialPrivacy is null || !sentence.Contains("{0}", StringComparison.Ordinal);
}
