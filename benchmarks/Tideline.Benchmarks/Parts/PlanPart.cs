using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>What <c>run --plan</c> said, beside what the run took.</summary>
internal static class PlanPart
{
    private const double Within = 1.5;

    public static Section Measure(Bench bench)
    {
        var cases = GrowthPart.Cases(bench);
        List<(GrowthCase Case, string Kind, Measurement Plan, Measurement Run)> pairs =
        [
            .. cases.Select(c => (c, "all due", c.Plan, c.Run)),
            .. cases.Where(c => c.WeeksBefore == GrowthCase.Long).Select(c => (c, "none due", c.PlanOfMade, c.RunOfMade)),
        ];
        (string Name, Func<Measurement, double> Planned, Func<Measurement, double> Real)[] kinds =
        [
            ("wall s", p => Number(p, "seconds"), r => r.Wall),
            ("CPU s", p => Number(p, "cpu_seconds"), r => r.Cpu),
            ("peak MB", p => Number(p, "peak_bytes") / 1e6, r => r.PeakMegabytes),
            ("disk MB", p => Number(p, "disk_bytes") / 1e6, r => r.Number("disk_bytes") / 1e6),
        ];
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            `tideline run --plan` before the run of each country of the growth table: planned, real, and planned ÷ real. The plan runs two samples of
            the subscribers aside; its own time is in the last column.

            | subscribers | days | days due | {string.Join(" | ", kinds.Select(k => k.Name))} | plan's own wall s |
            |---:|---:|---|{string.Concat(kinds.Select(_ => "---:|"))}---:|
            {string.Join('\n', pairs.Select(p => string.Create(CultureInfo.InvariantCulture,
                $"| {p.Case.Subscribers:N0} | {p.Case.Days} | {p.Kind} | {string.Join(" | ", kinds.Select(k => Cell(k.Planned(p.Plan), k.Real(p.Run))))} | {p.Plan.Wall:0.0} |")))}
            """);
        return new Section("Plan", text, [.. kinds.Select(k =>
        {
            var worst = pairs.Max(p => Math.Max(k.Planned(p.Plan) / k.Real(p.Run), k.Real(p.Run) / k.Planned(p.Plan)));
            return new Bar($"`run --plan`: {k.Name}", "within a factor of 1.5", string.Create(CultureInfo.InvariantCulture, $"worst of {pairs.Count}: {worst:0.00}"), worst <= Within);
        })]);
    }

    private static double Number(Measurement plan, string key) => GrowthCase.Read(plan).GetProperty(key).GetDouble();

    private static string Cell(double planned, double real) => string.Create(CultureInfo.InvariantCulture, $"{planned:0.0}, {real:0.0}: {planned / real:0.00}");
}
