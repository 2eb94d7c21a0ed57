using System.Diagnostics;
using System.Text.Json;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Work;

/// <summary>What a worker process can do. Each task prepares, then hands the work that is measured to the clock.</summary>
internal static class Tasks
{
    private static readonly Dictionary<string, Func<string[], Clock, Dictionary<string, string>>> All = new(StringComparer.Ordinal)
    {
        ["ingest-tideline"] = IngestTasks.Tideline,
        ["ingest-duckdb"] = IngestTasks.DuckDb,
        ["ingest-duckdb-by-file"] = IngestTasks.DuckDbByFile,
        ["steps-tideline"] = TidelineSteps.Run,
        ["steps-duckdb"] = DuckDbSteps.Run,
        ["steps-dropped"] = DuckDbSteps.Dropped,
        ["steps-export"] = DuckDbSteps.Export,
        ["fold"] = FoldTask.Run,
        ["gate"] = GateTask.Run,
        ["cli"] = CliTask.Run,
    };

    /// <summary>Runs a task and writes what it took as the last line of standard output.</summary>
    public static int Run(string task, string[] arguments)
    {
        try
        {
            var clock = new Clock();
            var facts = All[task](arguments, clock);
            Console.Out.WriteLine(JsonSerializer.Serialize(new Measurement(clock.Wall, clock.Cpu, clock.Peak, facts)));
            return 0;
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e);
            return 1;
        }
    }

    /// <summary>Measures the part of a task that counts; parts add up.</summary>
    internal sealed class Clock
    {
        public double Wall { get; private set; }

        public double Cpu { get; private set; }

        public double Peak { get; set; }

        public void Time(Action work)
        {
            var (cpu, began) = (Usage.OwnCpu(), Stopwatch.GetTimestamp());
            work();
            Add(Stopwatch.GetElapsedTime(began).TotalSeconds, Usage.OwnCpu() - cpu);
            Peak = Usage.OwnPeakMegabytes();
        }

        public void Add(double wall, double cpu)
        {
            Wall += wall;
            Cpu += cpu;
        }
    }
}
