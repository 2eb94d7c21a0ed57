using System.Globalization;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>One clickhouse-server on 127.0.0.1 with a folder of its own.</summary>
internal sealed class ClickHouseServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(20);

    private readonly string _program;
    private readonly string _folder;
    private readonly int _diskMegabytes;
    private readonly string _configuration;
    private ServerProcess? _process;

    private ClickHouseServer(string program, string folder, string password, int diskMegabytes, bool logsAll)
    {
        (_program, _folder, _diskMegabytes) = (program, folder, diskMegabytes);
        var port = ServerFiles.FreePort();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _configuration = ServerFiles.Write(folder, port, password, logsAll);
    }

    /// <summary>Of its HTTP interface.</summary>
    public Uri Address { get; }

    /// <summary>Its log so far.</summary>
    public string Said => _process!.Said;

    /// <summary>Starts a server and waits until it answers. Without the program the test is skipped.</summary>
    /// <param name="folder">Empty folder that it may fill.</param>
    /// <param name="password">Of the user <c>default</c>.</param>
    /// <param name="diskMegabytes">Size of a disk of its own for its data, which <see cref="FillDisk"/> can fill; 0: the folder's.</param>
    /// <param name="logsAll">Whether it logs every statement.</param>
    public static async Task<ClickHouseServer> Start(string folder, string password = "", int diskMegabytes = 0, bool logsAll = false)
    {
        var program = Optional.Found(
            Optional.Program("clickhouse-server"), "The program clickhouse-server is absent; Debian's package clickhouse-server has it.");
        Optional.Found(Optional.Program("setpriv"), "The program setpriv is absent; the package util-linux has it.");
        if (diskMegabytes > 0)
        {
            Optional.Found(
                await ServerProcess.MayMount() ? "" : null, "This account may not mount a small disk for a server, not even in a namespace of its own.");
        }

        var server = new ClickHouseServer(program, folder, password, diskMegabytes, logsAll);
        await server.Start();
        return server;
    }

    /// <summary>Starts it again after <see cref="Kill"/>, on the same data.</summary>
    public async Task Start()
    {
        _process = await ServerProcess.Start(
            [_program, $"--config-file={_configuration}"],
            _diskMegabytes == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"mount -t tmpfs -o size={_diskMegabytes}m tmpfs '{_folder}/data'"));
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(Longest);
        while (!await Answers(http, limit.Token))
        {
            if (_process.HasEnded)
            {
                throw new InvalidOperationException($"clickhouse-server ended at its start:\n{_process.Said}");
            }

            await Task.Delay(BetweenPings, limit.Token);
        }
    }

    /// <summary>Ends it without a word; its data stay.</summary>
    public Task Kill() => _process!.Kill();

    /// <summary>Takes all but 20 kB of its own disk: a table can be defined, and no row stored. Where not a byte is left, an old
    /// server leaves half a definition, which stands in its way until it is started again.</summary>
    public void FillDisk()
    {
        const int left = 20_480;
        var block = new byte[4096];
        using var file = File.Create(Ballast, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            file.SetLength(file.Length - left);
        }
    }

    public void FreeDisk() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>A file on the server's disk, which only its own mount namespace shows.</summary>
    private string Ballast => string.Create(CultureInfo.InvariantCulture, $"/proc/{_process!.Id}/root{_folder}/data/ballast");

    private static async Task<bool> Answers(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            return (await http.GetStringAsync(new Uri("/ping", UriKind.Relative), cancellation)).StartsWith("Ok.", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
