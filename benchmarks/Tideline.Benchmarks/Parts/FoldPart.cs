using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>Displacement with placebos and replicates, beside reading the timelines.</summary>
internal static class FoldPart
{
    private static readonly string[] Displacement = ["reading and folding homes", "network outages", "reading and folding", "estimates and replicates"];

    public static Section Measure(Bench bench)
    {
        var run = bench.Once("fold/1", () => Worker.Run("fold", bench.Size.FoldSubscribers.ToString(CultureInfo.InvariantCulture), "245", bench.Scratch("fold")));
        const string reading = "reading the timelines";
        var (wall, cpu) = (Displacement.Sum(s => run.Number($"wall:{s}")) / run.Number($"wall:{reading}"), Displacement.Sum(s => run.Number($"cpu:{s}")) / run.Number($"cpu:{reading}"));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {run.Number("people"):N0} subscribers, {run.Number("rows"):N0} subscriber-days; {run.Facts["placebos"]} placebo onsets beside the live one, {run.Facts["replicates"]} replicates. The country
            is made in memory, its days written as the lake holds them. Reading is the step `timeline` and taking its rows; displacement is
            {string.Join(", ", Displacement)}. Peak memory {run.PeakMegabytes:0} MB, with the country. [fold-timing](fold-timing.md) has it at a million subscribers.

            | stage | wall s | CPU s | wall ÷ reading | CPU ÷ reading |
            |---|---:|---:|---:|---:|
            {string.Join('\n', run.Facts.Keys.Where(k => k.StartsWith("wall:", StringComparison.Ordinal)).Select(k => k[5..]).Select(s => string.Create(CultureInfo.InvariantCulture,
                $"| {s} | {run.Number("wall:" + s):0.0} | {run.Number("cpu:" + s):0.0} | {run.Number("wall:" + s) / run.Number("wall:" + reading):0.00} | {run.Number("cpu:" + s) / run.Number("cpu:" + reading):0.00} |")))}
            """);
        return new Section("Displacement", text, [new Bar(
            $"displacement with {run.Facts["placebos"]} placebo onsets and {run.Facts["replicates"]} replicates", "at most 5 times reading the timelines",
            string.Create(CultureInfo.InvariantCulture, $"{wall:0.0} times (CPU: {cpu:0.0})"), wall <= 5 && cpu <= 5)]);
    }
}
