using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Tideline.Benchmarks.Measuring;

/// <summary>Processor time and memory of processes, as Linux counts them.</summary>
internal static class Usage
{
    private const int Children = -1;
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds of this process so far.</summary>
    public static double OwnCpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Greatest memory of this process so far.</summary>
    public static double OwnPeakMegabytes() => PeakMegabytes(Environment.ProcessId);

    /// <summary>Greatest memory of a process so far.</summary>
    public static double PeakMegabytes(int process) => 1024 * double.Parse(
        File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"))
            .First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Replace("kB", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture) / 1e6;

    /// <summary>CPU seconds of all children that have ended and, of the biggest of them, the greatest memory.</summary>
    public static (double Cpu, double PeakMegabytes) EndedChildren()
    {
        // struct rusage: two times as seconds and microseconds, then the greatest memory in kB, then what is of no use here.
        var usage = new long[18];
        if (GetUsage(Children, usage) != 0)
        {
            throw new InvalidOperationException("getrusage failed.");
        }

        return (usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6), 1024 * usage[4] / 1e6);
    }

    /// <summary>CPU seconds of a process, its living descendants, and all their children that have ended.</summary>
    public static double TreeCpu(int root)
    {
        var parents = new Dictionary<int, (int Parent, double Cpu)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && Read(pid) is { } stat)
            {
                parents[pid] = stat;
            }
        }

        return parents.Keys.Where(IsBelow).Sum(p => parents[p].Cpu);

        bool IsBelow(int pid)
        {
            while (pid != root && parents.TryGetValue(pid, out var up))
            {
                pid = up.Parent;
            }

            return pid == root;
        }
    }

    private static (int Parent, double Cpu)? Read(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            double Field(int i) => double.Parse(fields[i], CultureInfo.InvariantCulture);
            return ((int)Field(1), (Field(11) + Field(12) + Field(13) + Field(14)) / TicksPerSecond);
        }
        catch (IOException)
        {
            // It ended while it was looked at.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
