using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The host areas with the most people.</summary>
internal static class HostsSection
{
    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Tables;
        var all = model.HostsBySize.ToList();
        var shown = all.Take(HomesSection.Rows).ToList();
        var households = model.Input.Configuration.HouseholdSize;
        List<Column> columns = [new(text.Host), new(text.People, true)];
        columns.AddRange(households is null ? [] : [new Column(text.Households, true)]);
        columns.AddRange([new(text.PercentOfHost, true), new(text.Status)]);
        var caption = Words.Fill(
            text.HostsCaption, words.Number(shown.Count), words.Number(all.Count), words.Period(model.Input.Claim.Start, model.Input.Claim.End));
        return Markup.Of($"""
            <section aria-labelledby="hosts">
            <h2 id="hosts">{Words.Fill(text.HostsHeading, words.Levels(model.MapLevel))}</h2>
            {(shown.Count == 0 ? Markup.Of($"<p>{text.Empty}</p>") : DataTable.Of(caption, columns, shown.Select(Row)))}
            </section>

            """);

        IReadOnlyList<Markup> Row(AreaRow a)
        {
            List<Markup> cells = [AreaName.Of(a), words.Cell(a.Hosted)];
            cells.AddRange(households is null ? [] : [words.HouseholdCell(a.Hosted, households.Value)]);
            cells.AddRange([words.PercentCell(a.HostedPercent), Markup.Plain(words.Status(a.Hosted!.Status))]);
            return cells;
        }
    }
}
