using System.Diagnostics;
using System.Text;

namespace Tideline.EndToEnd.Tests;

/// <summary>What one call of the program gave.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>All that was said, for messages of failed tests.</summary>
    public string Said => $"exit {ExitCode}\n{Output}\n{Error}";
}

/// <summary>A running call of the real program, as a process of its own.</summary>
internal sealed class Call : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<(string Start, TaskCompletionSource Seen)> _awaited = [];

    private Call(string folder, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments, IReadOnlyList<string>? through = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "tideline.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

        // A shell starts background jobs with SIGINT ignored, and children inherit that: without env the tests would hold
        // only where they run in the foreground.
        string[] command = OperatingSystem.IsLinux() ? [.. through ?? [], "env", "--default-signal=INT", host] : [host];
        var start = new ProcessStartInfo(command[0], [.. command[1..], program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("TIDELINE_DEBUG");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Take(_output, e.Data);
        _process.ErrorDataReceived += (_, e) => Take(_error, e.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it wrote to standard output until now.</summary>
    public string OutputSoFar
    {
        get
        {
            lock (_awaited)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Runs the program in a folder to its end.</summary>
    public static Task<Ended> Run(string folder, params string[] arguments) => RunWith(folder, null, arguments);

    /// <summary>Runs the program with a pseudonym key of another project.</summary>
    public static async Task<Ended> RunWith(string folder, string? keyFile, params string[] arguments)
    {
        using var call = Start(folder, keyFile, arguments);
        return await call.End();
    }

    /// <summary>Runs the program with variables of its own.</summary>
    public static async Task<Ended> RunIn(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var call = StartIn(folder, environment, arguments);
        return await call.End();
    }

    public static Call Start(string folder, string? keyFile, params string[] arguments) =>
        StartIn(folder, new Dictionary<string, string?>(StringComparer.Ordinal) { ["TIDELINE_KEY_FILE"] = keyFile }, arguments);

    /// <summary>Starts the program by way of another, such as one that enters a network namespace.</summary>
    public static Call StartThrough(IReadOnlyList<string> through, string folder, params string[] arguments) =>
        new(folder, new Dictionary<string, string?>(StringComparer.Ordinal), arguments, through);

    public static Call StartIn(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments) => new(folder, environment, arguments);

    /// <summary>Completes when a line of standard error begins so; fails where the program ends first.</summary>
    public async Task Says(string start)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_error.ToString().Split('\n').Any(l => l.StartsWith(start, StringComparison.Ordinal)))
            {
                return;
            }

            _awaited.Add((start, seen));
        }

        var first = await Task.WhenAny(seen.Task, _process.WaitForExitAsync(TestContext.Current.CancellationToken)).WaitAsync(Longest);
        Assert.True(first == seen.Task || seen.Task.IsCompleted, $"The program ended before it said '{start}':\n{_error}");
    }

    /// <summary>Ends the process without a word, as a power cut does.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Ends the process without a word and leaves those that it started.</summary>
    public void KillAlone() => _process.Kill();

    /// <summary>Sends what Ctrl+C sends.</summary>
    public async Task Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Ended> End()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        await _process.WaitForExitAsync(limit.Token);
        lock (_awaited)
        {
            return new Ended(_process.ExitCode, _output.ToString(), _error.ToString());
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_awaited)
        {
            text.Append(line).Append('\n');
            if (text == _error)
            {
                foreach (var (start, seen) in _awaited.Where(a => line.StartsWith(a.Start, StringComparison.Ordinal)))
                {
                    seen.TrySetResult();
                }
            }
        }
    }
}
