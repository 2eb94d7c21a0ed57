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
    private readonly ServerProcess _server;

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
        _server = new ServerProcess("PostgreSQL", folder, program, all, "-INT", () => Start("pg_isready", "-h", folder).Code == 0);
    }

    public double Cpu => _server.Cpu;

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
        _server.Dispose();
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
