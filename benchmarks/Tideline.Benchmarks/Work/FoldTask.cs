using System.Globalization;
using Tideline.Proof.Timing;

namespace Tideline.Benchmarks.Work;

/// <summary>Displacement beside reading the timelines, by the proof's own timing.</summary>
internal static class FoldTask
{
    public static Dictionary<string, string> Run(string[] arguments, Tasks.Clock clock)
    {
        var (subscribers, days, work) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture), arguments[2]);
        var result = FoldTiming.Run(subscribers, days, work, _ => { }, CancellationToken.None);
        Directory.Delete(work, recursive: true);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["people"] = result.People.ToString(CultureInfo.InvariantCulture),
            ["rows"] = result.Rows.ToString(CultureInfo.InvariantCulture),
            ["placebos"] = result.Placebos.ToString(CultureInfo.InvariantCulture),
            ["replicates"] = result.Replicates.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var lap in result.Laps)
        {
            facts[$"wall:{lap.Stage}"] = lap.Wall.ToString(CultureInfo.InvariantCulture);
            facts[$"cpu:{lap.Stage}"] = lap.Cpu.ToString(CultureInfo.InvariantCulture);
        }

        clock.Add(result.Laps.Sum(l => l.Wall), result.Laps.Sum(l => l.Cpu));
        clock.Peak = result.PeakMegabytes;
        return facts;
    }
}
