using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tideline.Exchange.Tests.Hazards;

/// <summary>A real server on this machine that gives the answers it was told, by path and how often the path was asked for.</summary>
internal sealed class LoopbackSource : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly Task _serving;

    /// <param name="answer">Status, headers and body; null: the connection is left without an answer.</param>
    public LoopbackSource(Func<string, int, (int Status, string Headers, byte[] Body)?> answer)
    {
        _listener.Start();
        _serving = Serve(answer);
    }

    public string Address(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}";

    /// <summary>How often a path was asked for.</summary>
    public int Asked(string path) => _asked.GetValueOrDefault(path);

    public static (int Status, string Headers, byte[] Body)? Text(string body, int status = 200, string headers = "") => (status, headers, Encoding.UTF8.GetBytes(body));

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task Serve(Func<string, int, (int Status, string Headers, byte[] Body)?> answer)
    {
        try
        {
            while (!_end.IsCancellationRequested)
            {
                _ = Answer(await _listener.AcceptTcpClientAsync(_end.Token), answer);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Answer(TcpClient client, Func<string, int, (int Status, string Headers, byte[] Body)?> answer)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_end.Token))?.Split(' ') is [_, var asked, ..] ? asked : "/";
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                }

                if (answer(path, _asked.AddOrUpdate(path, 1, (_, n) => n + 1)) is not var (status, headers, body))
                {
                    await Task.Delay(Timeout.Infinite, _end.Token);
                    return;
                }

                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Said\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"), _end.Token);
                await stream.WriteAsync(body, _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }
}
