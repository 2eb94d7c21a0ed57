using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Tideline.Store.Tests.Databases;

/// <summary>A PostgreSQL cluster of its own in a temporary folder, on a socket there; one for all tests of a program, begun when
/// the first asks.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ManualResetEventSlim _over = new();
    private string? _folder;
    private Process? _process;
    private int _databases;

    /// <summary>Connection string of a new, empty database. Without PostgreSQL the test is skipped, or fails where nothing may be.</summary>
    public async Task<string> NewDatabase()
    {
        const string Absent = "PostgreSQL 15 is not installed (Debian: postgresql-15).";
        if (!Directory.Exists(Programs) && Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1")
        {
            Assert.Fail($"{Absent} It is required here.");
        }

        Assert.SkipUnless(Directory.Exists(Programs), Absent);
        await _turn.WaitAsync();
        try
        {
            _folder ??= await Start();
            var name = string.Create(CultureInfo.InvariantCulture, $"t{++_databases}");
            await using var source = NpgsqlDataSource.Create(To("postgres"));
            await using var create = source.CreateCommand($"create database {name}");
            await create.ExecuteNonQueryAsync();
            return To(name);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            // INT is PostgreSQL's fast shutdown: connections are ended and the files are left whole.
            await Call("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));
            await _process.WaitForExitAsync();
            _process.Dispose();
            Directory.Delete(_folder!, recursive: true);
        }

        _over.Set();
        _over.Dispose();
        _turn.Dispose();
    }

    // Without a pool: connections that outlive their test would keep the server from ending.
    private string To(string database) => $"Host={_folder};Username=tests;Database={database};Pooling=false";

    private async Task<string> Start()
    {
        var folder = Directory.CreateTempSubdirectory("tideline-pg-").FullName;
        var data = Path.Combine(folder, "data");
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await Call("chown", "nobody", folder);
        }

        await Call([.. Unprivileged, $"{Programs}/initdb", "-D", data, "-U", "tests", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync"]);
        _process = InThread([
            .. Unprivileged, "--pdeathsig", "KILL", $"{Programs}/postgres", "-D", data, "-c", "listen_addresses=",
            "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "shared_buffers=32MB"]);
        while (!await Answers(folder))
        {
            Assert.False(_process.HasExited, "PostgreSQL does not start.");
            await Task.Delay(50);
        }

        return folder;
    }

    private static string[] Unprivileged =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : ["setpriv"];

    // The kernel kills the server when the thread that started it ends: this one waits until the tests are over.
    private Process InThread(string[] command)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            var process = Process.Start(Quiet(command))!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.SetResult(process);
            _over.Wait();
        })
        {
            IsBackground = true,
        }.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    private static async Task<bool> Answers(string folder)
    {
        using var ready = Process.Start(Quiet([$"{Programs}/pg_isready", "-q", "-h", folder]))!;
        await ready.WaitForExitAsync();
        return ready.ExitCode == 0;
    }

    private static async Task Call(params string[] command)
    {
        using var process = Process.Start(Quiet(command))!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command[0]}: {await error}");
    }

    private static ProcessStartInfo Quiet(string[] command) => new(command[0], command[1..])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        WorkingDirectory = "/",
    };
}
