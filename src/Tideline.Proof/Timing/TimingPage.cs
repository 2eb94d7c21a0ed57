using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace Tideline.Proof.Timing;

/// <summary>The page of a timing: seconds, and ratios to reading in the same run.</summary>
internal static class TimingPage
{
    public static string Write(TimingResult t, string arguments, LocalDate date)
    {
        var reading = t[FoldTiming.Reading];
        var (homes, fold, estimates) = (t[TimingResult.Homes], t[TimingResult.Fold], t[TimingResult.Estimates]);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            # Time of the displacement fold

            {t.People:N0} subscribers over {t.Days} local days: {t.Rows:N0} subscriber-days, from {t.EventRows:N0} rows of events. Live onset and
            {t.Placebos} placebos in one pass; {t.Replicates} replicates from its accumulators. Seconds depend on the machine; the ratios are of one run.

            * Date: {date:uuuu-MM-dd}. Machine: {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, {RuntimeInformation.OSDescription}; other work may have run beside.
            * Command: `dotnet run -c Release --project src/Tideline.Proof -- timing {arguments} --work DIR --out docs/fold-timing.md`.
            * Greatest memory of the process: {t.PeakMegabytes:0} MB, generation included.

            | stage | seconds | CPU seconds | ÷ reading | CPU ÷ reading's |
            |---|---:|---:|---:|---:|

            """).ReplaceLineEndings("\n"));
        foreach (var lap in t.Laps)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {lap.Stage} | {lap.Wall:0.0} | {lap.Cpu:0.0} | {lap.Wall / reading.Wall:0.00} | {lap.Cpu / reading.Cpu:0.00} |\n");
        }

        var (wall, cpu) = ((homes.Wall + fold.Wall + estimates.Wall) / reading.Wall, (homes.Cpu + fold.Cpu + estimates.Cpu) / reading.Cpu);
        text.Append(string.Create(CultureInfo.InvariantCulture, $"""

            * **Folding homes, folding displacement, estimates and replicates cost {wall:0.00} times reading alone ({cpu:0.00} times its CPU time). The bar is 5: {(wall <= 5 && cpu <= 5 ? "met" : "MISSED")}.**
            * Reading is the step `timeline` over Parquet files of days, which gathers the days of each subscriber, and taking its rows. A run gathers once; each fold then takes the rows of that table again.
            * Streaming: {1e6 * t["streaming the events"].Cpu / t.Rows:0.00} CPU seconds for a million subscriber-days; the fold, with taking its rows: {1e6 * fold.Cpu / t.Rows:0.00}.

            """).ReplaceLineEndings("\n"));
        return text.ToString();
    }
}
