using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>A program in the background that ends with this process, however this process ends.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly BlockingCollection<Action> Starts = StartingThread();

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
    }

    /// <summary>Runs a command where its mounts are its own and end with it; others than root are root in there.</summary>
    private static string[] OwnMounts => Environment.IsPrivilegedProcess ? ["unshare", "--mount"] : ["unshare", "--map-root-user", "--mount"];

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>The first line that it says; empty where it ends without one.</summary>
    public Task<string> FirstLine => _firstLine.Task;

    /// <summary>All that it said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="before">Shell commands to run in a mount namespace of its own before the program takes their place; null: none.</param>
    public static Task<ServerProcess> Start(IReadOnlyList<string> command, string? before = null)
    {
        // The kernel kills the program when the thread that started it ends: that one never does before the process.
        string[] bound = ["setpriv", "--pdeathsig", "KILL", .. command];
        string[] all = before is null ? bound : [.. OwnMounts, "sh", "-c", $"{before} && exec \"$@\"", "sh", .. bound];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        var server = new ServerProcess(start);
        var started = new TaskCompletionSource<ServerProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                server._process.Start();
                server._process.StandardInput.Close();
                server._process.BeginOutputReadLine();
                server._process.BeginErrorReadLine();
                started.SetResult(server);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                started.SetException(e);
            }
        });
        return started.Task;
    }

    /// <summary>Whether <c>before</c> may mount a file system.</summary>
    public static async Task<bool> MayMount()
    {
        await using var probe = await Start(["true"], "mount -t tmpfs tmpfs /mnt");
        await probe._process.WaitForExitAsync();
        return probe._process.ExitCode == 0;
    }

    /// <summary>Ends it without a word, as a power cut does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to end, and kills it where it does not in time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var limit = new CancellationTokenSource(Grace);
            try
            {
                using var terminate = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                await Kill();
            }
        }

        _process.Dispose();
    }

    private static BlockingCollection<Action> StartingThread()
    {
        var starts = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        {
            IsBackground = true,
            Name = "starts servers",
        }.Start();
        return starts;
    }

    private void Take(string? line)
    {
        lock (_said)
        {
            _said.Append(line).Append('\n');
        }

        _firstLine.TrySetResult(line ?? "");
    }
}
