using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tideline.Operation.Tests.S3;

/// <summary>Stands between a feed and its server, and cuts a connection once so many bytes came back; counts what came.</summary>
internal sealed class CutConnection : IAsyncDisposable
{
    private readonly Uri _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly Task _listening;
    private long _came;

    public CutConnection(Uri server)
    {
        _server = server;
        _listener.Start();
        Address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _listening = Listen();
    }

    public Uri Address { get; }

    /// <summary>Bytes of one connection after which it is cut; null: never.</summary>
    public long? CutAfter { get; set; }

    /// <summary>Bytes that came back over all connections.</summary>
    public long Came => Interlocked.Read(ref _came);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _listening;
        await Task.WhenAll(_connections);
        _stop.Dispose();
    }

    private async Task Listen()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _connections.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                var there = client.GetStream().CopyToAsync(server.GetStream(), over.Token);
                await Back(server.GetStream(), client.GetStream(), over.Token);
                await over.CancelAsync();
                await there;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // Either side may go.
            }
        }
    }

    private async Task Back(NetworkStream from, NetworkStream to, CancellationToken cancellation)
    {
        var buffer = new byte[1 << 16];
        long came = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            came += read;
            if (CutAfter is { } most && came > most)
            {
                return;
            }

            Interlocked.Add(ref _came, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
