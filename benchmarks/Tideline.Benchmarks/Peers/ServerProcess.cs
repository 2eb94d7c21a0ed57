using System.Diagnostics;
using System.Globalization;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Peers;

/// <summary>A server that runs for one part of the benchmarks; it is stopped by its process id, and its folder goes with it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly string _folder;
    private readonly string _stopSignal;
    private readonly Process _process;

    /// <param name="name">As an error calls it.</param>
    /// <param name="folder">Everything of the server; deleted at the end.</param>
    /// <param name="stopSignal">What makes it end soon and whole, such as <c>-TERM</c>.</param>
    /// <param name="answers">Whether it takes statements.</param>
    /// <exception cref="InvalidOperationException">It does not start within half a minute.</exception>
    public ServerProcess(string name, string folder, string program, IEnumerable<string> arguments, string stopSignal, Func<bool> answers)
    {
        (_folder, _stopSignal) = (folder, stopSignal);
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        for (var i = 0; !answers(); i++)
        {
            if (i > 300 || _process.HasExited)
            {
                Dispose();
                throw new InvalidOperationException($"{name} does not start.");
            }

            Thread.Sleep(100);
        }
    }

    /// <summary>CPU seconds of it and its children.</summary>
    public double Cpu => Usage.TreeCpu(_process.Id);

    /// <summary>Greatest memory since it started.</summary>
    public double PeakMegabytes => Usage.PeakMegabytes(_process.Id);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Worker.Start("kill", [_stopSignal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
            if (!_process.WaitForExit(30_000))
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
