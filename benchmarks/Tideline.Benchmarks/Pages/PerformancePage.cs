using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using Tideline.Benchmarks.Parts;

namespace Tideline.Benchmarks.Pages;

/// <summary>The page: how it was made, the bars, a section for each part.</summary>
internal static class PerformancePage
{
    public static string Write(Bench bench, IReadOnlyList<Section> sections, string arguments)
    {
        var date = SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var absent = Part.All.Where(p => Sections.Stored(bench, p) is null).Select(p => p.Name).ToArray();
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Performance

            What this version costs, measured by one command. Seconds depend on the machine; ratios are of programs that did the same work,
            interleaved in one run, after their results were found equal. CPU seconds are user and system time of all threads and children;
            on a machine that does other work too they are the truer number. Peak memory is the greatest resident size of the process.

            * Date: {date:uuuu-MM-dd}. Size: {bench.Size.Name}. Repetitions: {bench.Repetitions}.
            * Machine: {Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}; .NET {Environment.Version}; other work may have run beside.
            * Command: `benchmarks/run {arguments} --work DIR --out docs/performance.md`.{(absent.Length == 0 ? "" : $"\n* Not measured in this run: {string.Join(", ", absent)}.")}

            ## Bars

            | work | bar | measured | |
            |---|---|---|---|

            """).ReplaceLineEndings("\n"));
        foreach (var bar in sections.SelectMany(s => s.Bars))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {bar.Work} | {bar.Limit} | {bar.Measured} | {(bar.Met ? "met" : "**missed**")} |\n");
        }

        foreach (var section in sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Title}\n\n{section.Text.Trim()}\n");
        }

        return text.ToString();
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : "unknown processor";
}
