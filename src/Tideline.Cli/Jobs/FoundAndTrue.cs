using System.Globalization;
using Spectre.Console;
using Tideline.Domain.Cubes;
using Tideline.Evaluation;

namespace Tideline.Cli.Jobs;

/// <summary>What a release found in its last week, beside what really happened: the table that ends the demo.</summary>
internal static class FoundAndTrue
{
    private const int Rows = 8;

    public static Table Table(Workspace workspace, Proposal proposal)
    {
        var week = proposal.Gated.Headline.Start;
        var areas = workspace.Reference.Boundaries!.Hierarchy;
        var truth = TrueStock.Of(workspace.Folder, areas, week);
        var stock = proposal.Gated.Observations
            .Where(o => o.Indicator == Indicator.DisplacedStock.Name && o.PeriodStart == week).ToArray();
        var levels = areas.Levels;
        var district = levels[Math.Max(0, levels.Count - 2)];
        var table = new Table
        {
            Title = new TableTitle(string.Create(
            CultureInfo.InvariantCulture, $"People displaced from their homes, {week:uuuu-MM-dd} to {week.PlusDays(6):uuuu-MM-dd}"))
        };
        table.AddColumn("Home area");
        table.AddColumn(new TableColumn("Released").RightAligned());
        table.AddColumn(new TableColumn("80% interval").RightAligned());
        table.AddColumn("Status");
        table.AddColumn(new TableColumn("Truth").RightAligned());
        foreach (var row in stock.Where(o => areas[o.Area].AdminLevel == 0)
            .Concat(stock.Where(o => areas[o.Area].AdminLevel == district).OrderByDescending(o => o.Value ?? -1).ThenBy(o => o.Area, StringComparer.Ordinal).Take(Rows)))
        {
            table.AddRow(
                Markup.Escape(areas[row.Area].Name),
                row.Value is { } value ? Number(value) : "",
                row.Value is null ? "" : $"{Number(row.Lower ?? 0)} – {Number(row.Upper ?? 0)}",
                row.Status.Code(),
                truth is null ? "" : Number((decimal)truth.GetValueOrDefault(row.Area)));
        }

        return table;
    }

    private static string Number(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
