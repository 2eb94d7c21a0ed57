using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>Time and memory by subscribers and days.</summary>
internal static class GrowthPart
{
    public static IReadOnlyList<GrowthCase> Cases(Bench bench) =>
        [.. bench.Size.Growth.SelectMany(s => ((int[])[GrowthCase.Short, GrowthCase.Long]).Select(w => new GrowthCase(bench, s, w)))];

    public static Section Measure(Bench bench)
    {
        var cases = Cases(bench);
        foreach (var c in cases)
        {
            _ = (c.Ingest, c.Plan, c.Run);
        }

        (string Name, Func<GrowthCase, double> Cost)[] costs =
        [
            ("ingest, CPU s", c => c.Ingest.Number("cpu:Ingest")),
            ("run, CPU s", c => c.Run.Cpu),
            ("ingest, peak MB", c => c.Ingest.PeakMegabytes),
            ("run, peak MB", c => c.Run.PeakMegabytes),
        ];
        string Exponents((string Name, Func<GrowthCase, double> Cost) cost)
        {
            var (a, b) = Statistics.Exponents([.. cases.Select(c => ((double)c.Subscribers, (double)c.Days, cost.Cost(c)))]);
            return string.Create(CultureInfo.InvariantCulture, $"| {cost.Name} | {a:0.00} | {b:0.00} |");
        }

        GrowthCase Of(int factor) => cases.Single(c => c.WeeksBefore == GrowthCase.Long && c.Subscribers == bench.Size.Growth[factor]);
        double Peak(GrowthCase c) => Math.Max(c.Ingest.PeakMegabytes, c.Run.PeakMegabytes);
        var (tenfold, whole) = (Peak(Of(2)) / Peak(Of(0)), (double)bench.Size.Growth[2] / bench.Size.Growth[0]);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            Flood of Darya, whole processes. `ingest` is its stage of that name; `run` makes all daily tables here, which in daily work `ingest`
            has made already. Peak memory is of the process.

            | subscribers | days | events | ingest, wall s | ingest, CPU s | ingest, peak MB | run, wall s | run, CPU s | run, peak MB |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|
            {string.Join('\n', cases.Select(c => string.Create(CultureInfo.InvariantCulture,
                $"| {c.Subscribers:N0} | {c.Days} | {c.Rows:N0} | {c.Ingest.Number("wall:Ingest"):0.0} | {c.Ingest.Number("cpu:Ingest"):0.0} | {c.Ingest.PeakMegabytes:0} | {c.Run.Wall:0.0} | {c.Run.Cpu:0.0} | {c.Run.PeakMegabytes:0} |")))}

            Fitted to these: cost = c · subscribers^a · days^b.

            | cost | a | b |
            |---|---:|---:|
            {string.Join('\n', costs.Select(Exponents))}

            Stages of the largest:

            {NewDayPart.Stages(("ingest", Of(2).Ingest), ("run", Of(2).Run))}
            """);
        return new Section("Growth", text, [new Bar(
            string.Create(CultureInfo.InvariantCulture, $"memory at {whole:0} times the subscribers"), "at most 1.5 times the peak",
            string.Create(CultureInfo.InvariantCulture, $"{tenfold:0.00} times ({Peak(Of(0)):0} MB, then {Peak(Of(1)):0} MB and {Peak(Of(2)):0} MB)"), tenfold <= 1.5)]);
    }
}
