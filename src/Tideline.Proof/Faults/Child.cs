using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Tideline.Proof.Faults;

/// <summary>A call of the program as a process of its own, with whatever it starts, that can be killed without a word.</summary>
internal sealed partial class Child : IDisposable
{
    private const int Kill9 = 9;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Stopwatch _since = Stopwatch.StartNew();

    /// <param name="before">Words of another program that runs it; none: it runs by itself.</param>
    /// <param name="said">Told each line of standard error as it comes.</param>
    private Child(IReadOnlyList<string> before, IReadOnlyList<string> program, IReadOnlyList<string> arguments, Action<string>? said)
    {
        string[] command = ["setsid", .. before, .. program, .. arguments];
        _process = new()
        {
            StartInfo = new(command[0], command[1..])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.OutputDataReceived += (_, e) => Take(_output, e.Data);
        _process.ErrorDataReceived += (_, e) =>
        {
            Take(_error, e.Data);
            if (e.Data is { } line)
            {
                said?.Invoke(line);
            }
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static Child Start(FaultPlan plan, IReadOnlyList<string> arguments, Action<string>? said = null, IReadOnlyList<string>? before = null) =>
        new(before ?? [], plan.Program, arguments, said);

    /// <summary>Runs the program to its end.</summary>
    public static (int Code, string Output, string Error) Run(FaultPlan plan, params IReadOnlyList<string> arguments)
    {
        using var child = Start(plan, arguments);
        return child.End();
    }

    public TimeSpan Since => _since.Elapsed;

    public bool HasEnded => _process.HasExited;

    /// <summary>Kills it and all that it started. What it holds open is closed when this returns.</summary>
    /// <returns>False: it had ended by itself.</returns>
    public bool Kill()
    {
        var lives = !_process.HasExited;
        _ = Signal(-_process.Id, Kill9);
        _process.WaitForExit();
        return lives;
    }

    /// <summary>Kills it and leaves what it started.</summary>
    /// <returns>False: it had ended by itself.</returns>
    public bool KillAlone()
    {
        var lives = !_process.HasExited;
        _ = Signal(_process.Id, Kill9);
        _process.WaitForExit(_longest);
        return lives;
    }

    public (int Code, string Output, string Error) End()
    {
        if (!_process.WaitForExit(_longest))
        {
            Kill();
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"A call took more than {_longest.TotalMinutes} minutes."));
        }

        _process.WaitForExit();
        lock (_error)
        {
            return (_process.ExitCode, _output.ToString(), _error.ToString());
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        lock (_error)
        {
            text.Append(line).Append('\n');
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
