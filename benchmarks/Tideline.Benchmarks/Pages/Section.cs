using System.Globalization;
using System.Text;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Pages;

/// <summary>One line of the table of bars.</summary>
/// <param name="Work">What is measured.</param>
/// <param name="Limit">What it must keep to.</param>
/// <param name="Measured">What it came to.</param>
/// <param name="Met">Whether it kept to it.</param>
internal sealed record Bar(string Work, string Limit, string Measured, bool Met);

/// <summary>What a part says on the page.</summary>
internal sealed record Section(string Title, string Text, IReadOnlyList<Bar> Bars)
{
    /// <summary>A row for each program: median and spread of wall and CPU seconds, peak memory, and ratios to the first.</summary>
    public static string Programs(IReadOnlyList<(string Name, IReadOnlyList<Measurement> Runs)> programs)
    {
        var text = new StringBuilder("| program | wall s, median (least–most) | CPU s, median (least–most) | peak MB | wall ÷ first | CPU ÷ first |\n|---|---:|---:|---:|---:|---:|\n");
        var (wall, cpu) = (Wall(programs[0].Runs), Cpu(programs[0].Runs));
        foreach (var (name, runs) in programs)
        {
            var peak = runs.Max(r => r.PeakMegabytes);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Spread(runs.Select(r => r.Wall))} | {Spread(runs.Select(r => r.Cpu))} | {(peak > 0 ? $"{peak:0}" : "-")} | {Wall(runs) / wall:0.00} | {Cpu(runs) / cpu:0.00} |\n");
        }

        return text.ToString();
    }

    public static double Wall(IEnumerable<Measurement> runs) => Statistics.Median(runs.Select(r => r.Wall));

    public static double Cpu(IEnumerable<Measurement> runs) => Statistics.Median(runs.Select(r => r.Cpu));

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return string.Create(CultureInfo.InvariantCulture, $"{Statistics.Median(all):0.0} ({all.Min():0.0}–{all.Max():0.0})");
    }
}

internal static class Sections
{
    /// <summary>A part's section from what was measured; null where something is absent or differs.</summary>
    public static Section? Stored(Bench bench, Parts.Part part)
    {
        try
        {
            return part.Measure(bench);
        }
        catch (Exception e) when (e is NotMeasuredException or InvalidOperationException)
        {
            return null;
        }
    }
}
