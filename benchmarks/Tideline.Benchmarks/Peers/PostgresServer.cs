using System.Diagnostics;
using System.Globalization;
using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Peers;

/// <summary>A PostgreSQL cluster of its own in a folder, on a socket there, owned by an unprivileged account.</summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>Favourable to PostgreSQL: nothing is synced to disk, much memory, as many workers as there are cores.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["shared_buffers"] = "4GB",
        ["effective_cache_size"] = "12GB",
        ["work_mem"] = "512MB",
        ["maintenance_work_mem"] = "1GB",
        ["max_parallel_workers_per_gather"] = "2",
        ["max_locks_per_transaction"] = "2000",
        ["random_page_cost"] = "1.1",
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["wal_level"] = "minimal",
        ["max_wal_senders"] = "0",
        ["max_wal_size"] = "8GB",
        ["jit"] = "off",
    };

    private readonly string _folder;
    private readonly string _programs;
    private readonly Process _server;

    /// <param name="folder">Takes the cluster; its parents must be open to all.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL 15 is not installed, or does not start.</exception>
    public PostgresServer(string folder)
    {
        _folder = folder;
        _programs = Directory.Exists("/usr/lib/postgresql/15/bin")
            ? "/usr/lib/postgresql/15/bin"
            : throw new InvalidOperationException("PostgreSQL 15 is not installed (Debian: postgresql-15); this part is skipped.");
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        if (Environment.IsPrivilegedProcess)
        {
            Demand(Worker.Start("chown", ["-R", "nobody", folder]), "chown");
        }

        Demand(Start("initdb", "-D", data, "-U", "bench", "-A", "trust", "--no-locale", "-E", "UTF8"), "initdb");
        List<string> arguments = ["-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={folder}"];
        foreach (var (key, value) in Settings)
        {
            arguments.AddRange(["-c", $"{key}={value}"]);
        }

        var (program, all) = Unprivileged("postgres", arguments);
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        all.ForEach(start.ArgumentList.Add);
        _server = Process.Start(start)!;
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginErrorReadLine();
        _server.OutputDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        for (var i = 0; Start("pg_isready", "-h", folder).Code != 0; i++)
        {
            if (i > 300 || _server.HasExited)
            {
                Dispose();
                throw new InvalidOperationException("PostgreSQL does not start.");
            }

            Thread.Sleep(100);
        }
    }

    public double Cpu => Usage.TreeCpu(_server.Id);

    /// <summary>Runs a script and gives what it printed.</summary>
    public string Run(string script)
    {
        var result = Worker.Start(
            Path.Combine(_programs, "psql"), ["-h", _folder, "-U", "bench", "-d", "postgres", "-XqAt", "-v", "ON_ERROR_STOP=1", "-f", "-"], script);
        Demand(result, "psql");
        return result.Output.Trim();
    }

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            Worker.Start("kill", ["-INT", _server.Id.ToString(CultureInfo.InvariantCulture)]);
            if (!_server.WaitForExit(30_000))
            {
                _server.Kill(entireProcessTree: true);
            }
        }

        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private (int Code, string Output, string Error) Start(string program, params string[] arguments)
    {
        var (name, all) = Unprivileged(program, arguments);
        return Worker.Start(name, all);
    }

    private (string Program, List<string> Arguments) Unprivileged(string program, IEnumerable<string> arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path, .. arguments])
            : (path, [.. arguments]);
    }

    private static void Demand((int Code, string Output, string Error) result, string what)
    {
        if (result.Code != 0)
        {
            throw new InvalidOperationException($"{what} failed: {result.Error.Trim()}");
        }
    }
}
