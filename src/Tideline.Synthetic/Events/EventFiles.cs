using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>Writes all event files, several days at a time; no more than the days in work are held.</summary>
internal sealed class EventFiles(World world, Population population, CellPlan cells, DefectPlan plan, string folder)
{
    /// <returns>Rows written, and the faults in order of file and row.</returns>
    public (long Rows, IReadOnlyList<Defect> Defects) Write(ParallelOptions parallel, IProgress<GeneratorProgress>? progress)
    {
        var numbers = Numbers.For(world, population);

        // One file more than there are local days: the last night ends on the calendar day after.
        var defects = new List<Defect>[world.Calendar.Days + 1];
        var (rows, done) = (0L, 0);
        Parallel.For(
            0,
            defects.Length,
            parallel,
            () => new DayFileWriter(world, population, numbers, cells, plan, folder),
            (day, _, writer) =>
            {
                defects[day] = [];
                Interlocked.Add(ref rows, writer.Write(day, defects[day]));
                progress?.Report(new GeneratorProgress("events", Interlocked.Increment(ref done), defects.Length));
                return writer;
            },
            _ => { });
        return (rows, [.. defects.SelectMany(d => d)]);
    }
}
