using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tideline.Engines.Contract.Tests.Servers;

/// <summary>Stands between an engine and one shard and can hold or cut what the shard answers.</summary>
internal sealed class ShardProxy : IAsyncDisposable
{
    private readonly Uri _shard;
    private readonly Func<string, CancellationToken, Task<bool>> _answer;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly Task _listening;

    /// <param name="shard">The shard's address.</param>
    /// <param name="answer">Asked with the text of each piece of a request after it went to the shard. What the shard answers
    /// waits for the task; where it gives false, the connection is cut and the answer lost.</param>
    public ShardProxy(Uri shard, Func<string, CancellationToken, Task<bool>> answer)
    {
        (_shard, _answer) = (shard, answer);
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _listening = Listen();
    }

    /// <summary>What the engine takes for the shard.</summary>
    public Uri Address { get; }

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
                await server.ConnectAsync(_shard.Host, _shard.Port, _stop.Token);
                using var connection = new Connection(client.GetStream(), server.GetStream(), _answer);
                await connection.Run(_stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
            {
                // Either side went away; the other learns it from the closed connection.
            }
        }
    }

    /// <summary>One connection of the engine and its own to the shard. No request is sent before the last was answered.</summary>
    private sealed class Connection(NetworkStream client, NetworkStream server, Func<string, CancellationToken, Task<bool>> answer) : IDisposable
    {
        private readonly CancellationTokenSource _over = new();
        private volatile Task<bool> _mayAnswer = Task.FromResult(true);

        public async Task Run(CancellationToken cancellation)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _over.Token);
            await await Task.WhenAny(Requests(either.Token), Answers(either.Token));
            await _over.CancelAsync();
        }

        public void Dispose() => _over.Dispose();

        private async Task Requests(CancellationToken cancellation)
        {
            var piece = new byte[65_536];
            for (int n; (n = await client.ReadAsync(piece, cancellation)) > 0;)
            {
                var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _mayAnswer = Decide(_mayAnswer, sent.Task, Encoding.Latin1.GetString(piece, 0, n), cancellation);
                await server.WriteAsync(piece.AsMemory(0, n), cancellation);
                sent.SetResult();
            }
        }

        private async Task<bool> Decide(Task<bool> before, Task sent, string text, CancellationToken cancellation)
        {
            await sent.WaitAsync(cancellation);
            return await before && await answer(text, cancellation);
        }

        private async Task Answers(CancellationToken cancellation)
        {
            var piece = new byte[65_536];
            int n;
            do
            {
                // A shard that was killed meanwhile ends here too: the decision still comes first.
                n = await Receive(piece, cancellation);
                if (!await _mayAnswer.WaitAsync(cancellation))
                {
                    return;
                }

                await client.WriteAsync(piece.AsMemory(0, n), cancellation);
            }
            while (n > 0);
        }

        private async Task<int> Receive(byte[] piece, CancellationToken cancellation)
        {
            try
            {
                return await server.ReadAsync(piece, cancellation);
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }
}
