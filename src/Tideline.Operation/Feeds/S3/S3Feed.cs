using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds.S3;

/// <summary>Objects of a bucket. An object's ETag is its content: it is fetched under that tag or not at all, and held against it where it is an MD5.</summary>
/// <param name="name">Of the feed.</param>
/// <param name="pattern">Of keys.</param>
/// <param name="marker">Ending of markers, which need not match the pattern; null: none.</param>
/// <param name="bucket">Where and how.</param>
/// <param name="keyFile">Full path of the access key.</param>
/// <param name="authority">Full path of the PEM file of the only authority that is trusted; null: those of the system.</param>
public sealed class S3Feed(string name, string pattern, string? marker, S3Configuration bucket, string keyFile, string? authority) : IFeed
{
    // So much is on the disk before more is asked for: after a cut of the power it is still what was sent.
    private const int Step = 8 << 20;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly KeyPattern _keys = new(pattern);
    private readonly KeyPattern? _markers = marker is null ? null : new(pattern + marker);

    public string Name => name;

    public bool GoesOn => true;

    /// <summary>Objects that are listed by one request.</summary>
    internal int Page { get; init; } = 1000;

    public IReadOnlyList<FeedFile> List() => Guarded("could not be listed", async client =>
    {
        List<FeedFile> files = [];
        var request = new ListObjectsV2Request { BucketName = bucket.Bucket, Prefix = _keys.Prefix, MaxKeys = Page };
        do
        {
            var answer = await client.ListObjectsV2Async(request);
            files.AddRange((answer.S3Objects ?? []).Where(o => _keys.Matches(o.Key) || _markers?.Matches(o.Key) == true).Select(o => new FeedFile(
                o.Key[_keys.Folder.Length..], o.Size ?? 0, o.LastModified is { } at ? Instant.FromDateTimeUtc(at.ToUniversalTime()) : Instant.MinValue, o.ETag?.Trim('"'))));
            request.ContinuationToken = answer.IsTruncated == true ? answer.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
        return (IReadOnlyList<FeedFile>)[.. files.OrderBy(f => f.Name, StringComparer.Ordinal)];
    });

    public void Fetch(FeedFile file, Stream target) => Guarded($"could not give '{file.Name}'", async client =>
    {
        var sure = Math.Max(0, (target.Length / Step) - 1) * Step;
        target.SetLength(target.Length > file.Bytes ? 0 : sure);
        target.Seek(0, SeekOrigin.End);
        var request = new GetObjectRequest { BucketName = bucket.Bucket, Key = _keys.Folder + file.Name, EtagToMatch = file.Tag is { } tag ? $"\"{tag}\"" : null };
        if (target.Length > 0)
        {
            request.ByteRange = new ByteRange(target.Length, file.Bytes - 1);
        }

        using var answer = await client.GetObjectAsync(request);
        if (target.Length > 0 && answer.HttpStatusCode != HttpStatusCode.PartialContent)
        {
            // A server without ranges sends all.
            target.SetLength(0);
        }

        await Copy(answer.ResponseStream, target);
        Hold(file, target, answer);
        return true;
    });

    private static async Task Copy(Stream source, Stream target)
    {
        var buffer = new byte[1 << 16];
        var unsure = 0;
        while (true)
        {
            using var silence = new CancellationTokenSource(_patience);
            var read = await source.ReadAsync(buffer, silence.Token);
            if (read == 0)
            {
                return;
            }

            target.Write(buffer, 0, read);
            if ((unsure += read) >= Step)
            {
                (target as FileStream)?.Flush(flushToDisk: true);
                unsure = 0;
            }
        }
    }

    /// <summary>An ETag is the MD5 of the content where the object came in one part and is not encrypted under a key of its own.</summary>
    private void Hold(FeedFile file, Stream target, GetObjectResponse answer)
    {
        var ownKey = answer.ServerSideEncryptionMethod is { } method && method.Value is { Length: > 0 } and not "AES256";
        if (ownKey || file.Tag is not { Length: 32 } tag || !tag.All(char.IsAsciiHexDigit) || target.Length != file.Bytes)
        {
            return;
        }

        target.Seek(0, SeekOrigin.Begin);
#pragma warning disable CA5351 // It guards against errors of transfer, and is what storage gives.
        var held = Convert.ToHexStringLower(MD5.HashData(target));
#pragma warning restore CA5351
        if (!held.Equals(tag, StringComparison.OrdinalIgnoreCase))
        {
            target.SetLength(0);
            throw new FeedException($"Feed '{name}': what came of '{file.Name}' is not what {Place} says that it holds (ETag); it is fetched again.");
        }
    }

    private string Place => $"bucket '{bucket.Bucket}' at {bucket.Endpoint.Authority}";

    private T Guarded<T>(string what, Func<AmazonS3Client, Task<T>> work)
    {
        try
        {
            using var client = new AmazonS3Client(AccessKey.Read(name, keyFile), new AmazonS3Config
            {
                ServiceURL = bucket.Endpoint.GetLeftPart(UriPartial.Authority),
                AuthenticationRegion = bucket.Region,
                ForcePathStyle = bucket.PathStyle,
                UseHttp = bucket.Endpoint.Scheme == "http",
                IgnoreConfiguredEndpointUrls = true,
                MaxErrorRetry = 2,
                Timeout = _patience,

                // Storage that is only compatible has no checksums of the newer kinds.
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
                HttpClientFactory = new Clients(name, authority),
            });
            return work(client).GetAwaiter().GetResult();
        }
        catch (AmazonServiceException e)
        {
            throw new FeedException($"Feed '{name}': {Place} {what}: {(e.ErrorCode is { Length: > 0 } code ? code : e.StatusCode.ToString())}.", e);
        }
        catch (Exception e) when (e is AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw new FeedException($"Feed '{name}': {Place} {what}: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>Connections of one look, which end with it.</summary>
    private sealed class Clients(string feed, string? authority) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => TrustedHttp.Open(feed, authority, _patience);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;
    }
}
