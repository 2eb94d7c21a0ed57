using System.Runtime.CompilerServices;
using Tideline.EndToEnd.Tests;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>The current ClickHouse engine: libchdb behind the HTTP front, in a process of its own.</summary>
internal sealed class Chdb : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServerProcess _process;

    private Chdb(TemporaryFolder folder, ServerProcess process, Uri address) => (_folder, _process, Address) = (folder, process, address);

    public Uri Address { get; }

    /// <summary>Starts the front and waits until it answers. Without the library the test is skipped.</summary>
    public static async Task<Chdb> Start(string password = "")
    {
        var library = Optional.Found(
            Library(),
            "libchdb is absent; run 'npm ci' in tests/Tideline.Engines.Contract.Tests/chdb, or set TIDELINE_CHDB to a folder with libchdb.so.");
        Optional.Found(Optional.Program("setpriv"), "The program setpriv is absent; the package util-linux has it.");
        var folder = new TemporaryFolder();
        var process = await ServerProcess.Start(
        [
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            Path.Combine(AppContext.BaseDirectory, "Tideline.Engines.ChdbFront.dll"), library, folder.Path, "0", password,
        ]);
        if (!Uri.TryCreate(await process.FirstLine, UriKind.Absolute, out var address))
        {
            await process.DisposeAsync();
            folder.Dispose();
            throw new InvalidOperationException($"The front of libchdb ended at its start:\n{process.Said}");
        }

        return new Chdb(folder, process, address);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string? Library([CallerFilePath] string source = "")
    {
        var given = Environment.GetEnvironmentVariable("TIDELINE_CHDB");
        var folder = given is { Length: > 0 }
            ? given
            : Path.Combine(Path.GetDirectoryName(source)!, "..", "chdb", "node_modules", "@chdb", "lib-linux-x64-gnu");
        var library = Path.GetFullPath(Path.Combine(folder, "libchdb.so"));
        return File.Exists(library) ? library : null;
    }
}
