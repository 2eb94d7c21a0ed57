using System.Globalization;
using Tideline.EndToEnd.Tests;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>Some clickhouse-servers, each a process of its own, as the shards of one cluster.</summary>
internal sealed class ClickHouseCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ClickHouseServer> _servers = [];

    private ClickHouseCluster()
    {
    }

    public IReadOnlyList<ClickHouseServer> Servers => _servers;

    /// <summary>Starts servers and waits until all answer. Without the program the test is skipped.</summary>
    /// <param name="servers">How many.</param>
    /// <param name="password">Of the user <c>default</c> of each.</param>
    /// <param name="diskMegabytes">Size of the last one's own disk; 0: the machine's.</param>
    /// <param name="logsAll">Whether they log every statement.</param>
    public static async Task<ClickHouseCluster> Start(int servers = 3, string password = "", int diskMegabytes = 0, bool logsAll = false)
    {
        var cluster = new ClickHouseCluster();
        try
        {
            for (var i = 0; i < servers; i++)
            {
                var folder = cluster._folder.Below(i.ToString(CultureInfo.InvariantCulture));
                Directory.CreateDirectory(folder);
                cluster._servers.Add(await ClickHouseServer.Start(folder, password, i == servers - 1 ? diskMegabytes : 0, logsAll));
            }

            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_servers.Select(s => s.DisposeAsync().AsTask()));
        _folder.Dispose();
    }
}
