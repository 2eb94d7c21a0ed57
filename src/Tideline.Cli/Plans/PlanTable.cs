using System.Globalization;
using Spectre.Console;
using Tideline.Pipeline.Plans;

namespace Tideline.Cli.Plans;

/// <summary>A plan as a small table.</summary>
internal static class PlanTable
{
    public static Table Of(RunPlan plan)
    {
        var table = new Table
        {
            Title = new TableTitle(string.Create(
                CultureInfo.InvariantCulture, $"What a run will take: {plan.Data.Rows:N0} events, {plan.Data.DaysDue:N0} of {plan.Data.Days:N0} days to make")),
        };
        table.AddColumn("Stage");
        table.AddColumn(new TableColumn("Seconds").RightAligned());
        table.AddColumn(new TableColumn("CPU seconds").RightAligned());
        foreach (var stage in plan.Stages)
        {
            table.AddRow(Markup.Escape(stage.Stage), Number(stage.Seconds), Number(stage.CpuSeconds));
        }

        table.AddRow("All", Number(plan.Seconds), Number(plan.CpuSeconds));
        return table;
    }

    /// <summary>Memory and disk, in a sentence.</summary>
    public static string Sentence(RunPlan plan) => string.Create(
        CultureInfo.InvariantCulture,
        $"Memory: {plan.PeakBytes / 1e9:0.0} GB at most. Disk: {plan.DiskBytes / 1e9:0.00} GB more than now. Nothing was changed.");

    private static string Number(double seconds) => seconds.ToString("N1", CultureInfo.InvariantCulture);
}
