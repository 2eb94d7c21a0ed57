using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Tideline.Engines.Contract.Tests.Servers;

namespace Tideline.Operation.Tests.S3;

/// <summary>A real S3-compatible server (npm's s3rver) in a process of its own on loopback.</summary>
public sealed class S3Server : IAsyncDisposable
{
    internal const string KeyFile = "aws_access_key_id = S3RVER\naws_secret_access_key = S3RVER\n";

    // One for each test that shares the server, and some to spare.
    private const int Buckets = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-s3-").FullName;
    private ServerProcess? _process;
    private int _buckets;

    /// <summary>Once it is started.</summary>
    internal Uri Address { get; private set; } = null!;

    /// <summary>Full path of what it stores.</summary>
    internal string Folder => _folder;

    /// <summary>Starts it, unless it runs, and waits until it listens. Without the program the test is skipped.</summary>
    /// <param name="certificate">PEM files of a certificate and its key, for https; null: http.</param>
    /// <returns>Name of a new bucket.</returns>
    internal async Task<string> NewBucket((string Certificate, string Key)? certificate = null)
    {
        if (_process is null)
        {
            await Start(certificate);
        }

        return string.Create(CultureInfo.InvariantCulture, $"cdr{++_buckets}");
    }

    private async Task Start((string Certificate, string Key)? certificate)
    {
        var node = Optional.Found(Optional.Program("node"), "Node is not installed (Debian: nodejs).");
        var program = Optional.Found(Program(), "s3rver is absent; run 'npm ci' in tests/Tideline.Operation.Tests/s3rver.");
        Optional.Found(Optional.Program("setpriv"), "The program setpriv is absent; the package util-linux has it.");
        var port = ServerFiles.FreePort();
        _process = await ServerProcess.Start(
        [
            // It makes tokens of pages with a cipher that newer Nodes have in a provider of its own.
            node, "--openssl-legacy-provider", program, "--silent", "--directory", _folder, "--address", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture),
            "--no-vhost-buckets", .. Enumerable.Range(1, Buckets).SelectMany(b => (string[])["--configure-bucket", string.Create(CultureInfo.InvariantCulture, $"cdr{b}")]), .. certificate is { } files ? ["--cert", files.Certificate, "--key", files.Key] : (string[])[],
        ]);
        while (!await Listens(port))
        {
            Assert.False(_process.HasEnded, _process.Said);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Address = new(string.Create(CultureInfo.InvariantCulture, $"{(certificate is null ? "http" : "https")}://127.0.0.1:{port}"));
    }

    internal async Task Put(string bucket, string key, byte[] bytes)
    {
        using var client = new AmazonS3Client(new BasicAWSCredentials("S3RVER", "S3RVER"), new AmazonS3Config
        {
            ServiceURL = Address.ToString(),
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        });
        using var body = new MemoryStream(bytes);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = body, UseChunkEncoding = false }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? Program([CallerFilePath] string source = "")
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", "s3rver", "node_modules", "s3rver", "bin", "s3rver.js"));
        return File.Exists(path) ? path : null;
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
