using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The share of the displaced who were home again by so many days after they left: of all areas, and of the homes with the
/// largest stock.</summary>
internal static class ReturnsSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Returns;
        var shares = model.Input.Observations.Where(o => o.Indicator == Indicator.ReturnedShare.Name)
            .ToLookup(o => o.Area, StringComparer.Ordinal);
        int[] days = [.. shares.SelectMany(g => g).Select(DaysOf).Distinct().Order()];
        var homes = model.HomesBySize.Where(a => shares.Contains(a.Area.PCode)).ToList();
        IReadOnlyList<IReadOnlyList<Markup>> rows =
        [
            .. model.Input.Boundaries.Hierarchy.AtLevel(0).Where(a => shares.Contains(a.PCode) && model.MapLevel > 0)
                .Select(a => Row(Markup.Of($"<b>{a.Name}</b>"), shares[a.PCode])),
            .. homes.Take(HomesSection.Rows).Select(a => Row(AreaName.Of(a), shares[a.Area.PCode])),
        ];
        return Markup.Of($"""
            <section aria-labelledby="returns">
            <h2 id="returns">{text.Heading}</h2>
            {(rows.Count == 0 ? Markup.Of($"<p>{text.None}</p>") : DataTable.Of(
                Words.Fill(text.Caption, words.Number(Math.Min(homes.Count, HomesSection.Rows)), words.Number(homes.Count)),
                [new(words.Text.Tables.Home), .. days.Select(d => new Column(Words.Fill(text.Day, words.Number(d)), true))],
                rows))}
            <p class="note">{text.Note}</p>
            </section>

            """);

        IReadOnlyList<Markup> Row(Markup name, IEnumerable<Observation> of) =>
            [name, .. days.Select(d => words.PercentCell(of.FirstOrDefault(o => DaysOf(o) == d) is { } share ? Figure.Of(share).Times(100) : null))];
    }

    /// <summary>A share's period reaches from the first departures to so many days later.</summary>
    private static int DaysOf(Observation share) => Period.DaysBetween(share.PeriodStart, share.PeriodEnd);
}
