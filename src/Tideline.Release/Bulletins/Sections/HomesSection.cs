using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>The home areas with the largest stock.</summary>
internal static class HomesSection
{
    public const int Rows = 10;

    public static Markup Draw(BulletinModel model, Words words)
    {
        var text = words.Text.Tables;
        var all = model.HomesBySize.ToList();
        var shown = all.Take(Rows).ToList();
        var households = model.Input.Configuration.HouseholdSize;
        var hasLimits = shown.Exists(a => a.DetectionLimitKm is not null);
        List<Column> columns = [new(text.Home), new(text.People, true)];
        columns.AddRange(households is null ? [] : [new Column(text.Households, true)]);
        columns.AddRange([new(text.PercentOfHome, true), new(text.Change, true), new(text.New, true), new(text.Returned, true)]);
        columns.AddRange(hasLimits ? [new Column(text.Detection, true)] : []);
        columns.Add(new(text.Status));
        var caption = Words.Fill(
            text.HomesCaption, words.Number(shown.Count), words.Number(all.Count), words.Period(model.Input.Claim.Start, model.Input.Claim.End));
        return Markup.Of($"""
            <section aria-labelledby="homes">
            <h2 id="homes">{Words.Fill(text.HomesHeading, words.Levels(model.MapLevel))}</h2>
            {(shown.Count == 0 ? Markup.Of($"<p>{text.Empty}</p>") : DataTable.Of(caption, columns, shown.Select(Row)))}
            <p class="note">{text.OrderNote}{(shown.TrueForAll(a => a.Claimed) ? null : Markup.Of($" {text.NotClaimedNote}"))}</p>
            </section>

            """);

        IReadOnlyList<Markup> Row(AreaRow a)
        {
            List<Markup> cells =
            [
                AreaName.Of(a, a.Claimed ? null : text.NotClaimedMark),
                words.Cell(a.Stock),
            ];
            cells.AddRange(households is null ? [] : [words.HouseholdCell(a.Stock, households.Value)]);
            cells.AddRange([words.PercentCell(a.StockPercent), words.Cell(a.Change, signed: true), words.Cell(a.New), words.Cell(a.Returned)]);
            cells.AddRange(hasLimits ? [Markup.Of($"<bdi>{(a.DetectionLimitKm is { } km ? words.Kilometres(km.Least, km.Most) : text.Absent)}</bdi>")] : []);
            cells.Add(Markup.Plain(words.Status(a.Stock!.Status)));
            return cells;
        }
    }
}
