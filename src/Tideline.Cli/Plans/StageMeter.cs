using System.Diagnostics;
using System.Globalization;
using Tideline.Pipeline.Plans;
using Tideline.Pipeline.Runs;

namespace Tideline.Cli.Plans;

/// <summary>Measures the stages of this process from its start on, and passes progress on.</summary>
/// <param name="next">Sees the same progress.</param>
internal sealed class StageMeter(IProgress<RunProgress> next) : IProgress<RunProgress>
{
    /// <summary>What comes before the first stage: the program's own start, and reading the project.</summary>
    public const string Start = "Start";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Order, double Seconds, double Cpu)> _stages = [];
    private string _stage = Start;
    private double _seconds;
    private double _cpu;

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            if (value.Stage != _stage)
            {
                End();
                _stage = value.Stage;
            }
        }

        next.Report(value);
    }

    /// <summary>Ends the last stage; stages in order.</summary>
    public IReadOnlyList<StageCost> Finish()
    {
        lock (_lock)
        {
            End();
            return [.. _stages.OrderBy(s => s.Value.Order).Select(s => new StageCost(s.Key, s.Value.Seconds, s.Value.Cpu))];
        }
    }

    /// <summary>Greatest memory of this process so far, in bytes.</summary>
    public static double PeakBytes()
    {
        const string key = "VmHWM:";
        if (File.Exists("/proc/self/status")
            && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal)) is { } line)
        {
            return 1024 * double.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }

        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private void End()
    {
        using var process = Process.GetCurrentProcess();
        var (seconds, cpu) = ((TimeProvider.System.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime()).TotalSeconds, process.TotalProcessorTime.TotalSeconds);
        var (order, earlier, earlierCpu) = _stages.GetValueOrDefault(_stage, (_stages.Count, 0, 0));
        _stages[_stage] = (order, earlier + seconds - _seconds, earlierCpu + cpu - _cpu);
        (_seconds, _cpu) = (seconds, cpu);
    }
}
