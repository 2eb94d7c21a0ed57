using System.Diagnostics;

namespace Tideline.Proof.Timing;

/// <summary>Time of one stage.</summary>
/// <param name="Stage">What was done.</param>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Cpu">Seconds of all processors that this process took; on a shared machine the truer number.</param>
internal sealed record Lap(string Stage, double Wall, double Cpu);

/// <summary>Measures one stage after another.</summary>
internal sealed class LapClock
{
    private readonly List<Lap> _laps = [];
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private TimeSpan _cpu = Cpu();

    public IReadOnlyList<Lap> Laps => _laps;

    /// <summary>Ends a stage; the next begins now.</summary>
    public void End(string stage)
    {
        var cpu = Cpu();
        _laps.Add(new Lap(stage, _wall.Elapsed.TotalSeconds, (cpu - _cpu).TotalSeconds));
        _wall.Restart();
        _cpu = cpu;
    }

    /// <summary>Forgets the time since the last stage.</summary>
    public void Skip()
    {
        _wall.Restart();
        _cpu = Cpu();
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
