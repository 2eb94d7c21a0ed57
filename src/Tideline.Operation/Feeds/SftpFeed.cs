using System.IO.Enumeration;
using System.Net.Sockets;
using NodaTime;
using Renci.SshNet;
using Renci.SshNet.Common;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds;

/// <summary>A folder of an SFTP server. Only a server with the agreed key is spoken to, and only by a key of ours.</summary>
/// <param name="pattern">Path from where login leads to; the last segment may hold <c>*</c> and <c>?</c>.</param>
/// <param name="keyFile">Full path of the private key.</param>
public sealed class SftpFeed(string name, string pattern, string? marker, SftpConfiguration server, string keyFile) : IFeed
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = pattern.LastIndexOf('/') is >= 0 and var at ? pattern[..at] : ".";
    private readonly string _names = pattern[(pattern.LastIndexOf('/') + 1)..];

    public string Name => name;

    public IReadOnlyList<FeedFile> List() => Connected<IReadOnlyList<FeedFile>>(client =>
    [
        .. client.ListDirectory(_folder)
            .Where(f => f.IsRegularFile && (Matches(_names, f.Name) || (marker is not null && Matches(_names + marker, f.Name))))
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => new FeedFile(f.Name, f.Length, Instant.FromDateTimeUtc(f.LastWriteTimeUtc))),
    ]);

    public void Fetch(FeedFile file, Stream target) => Connected<object?>(client =>
    {
        client.DownloadFile($"{_folder}/{file.Name}", target);
        return null;
    });

    private static bool Matches(string names, string file) => file[0] is not ('.' or '_') && FileSystemName.MatchesSimpleExpression(names, file, ignoreCase: false);

    private T Connected<T>(Func<SftpClient, T> work)
    {
        try
        {
            using var key = new PrivateKeyFile(keyFile);
            using var client = new SftpClient(new ConnectionInfo(server.Host, server.Port, server.User, new PrivateKeyAuthenticationMethod(server.User, key)) { Timeout = _patience })
            {
                OperationTimeout = _patience,
            };
            client.HostKeyReceived += (_, told) => told.CanTrust = told.FingerPrintSHA256 == server.Fingerprint;
            client.Connect();
            return work(client);
        }
        catch (Exception e) when (e is SshException or SocketException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // What the library says names hosts, ports and paths, and no key.
            throw new FeedException($"Feed '{name}': {server.Host}:{server.Port} could not be read: {e.Message}", e);
        }
    }
}
