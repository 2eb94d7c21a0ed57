using System.Net;
using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Tideline.Domain;

namespace Tideline.Exchange.Hazards;

/// <summary>How patient a download is.</summary>
public sealed record DownloadRules
{
    /// <summary>Tries after the first.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Pause before the first of them; each next is twice as long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest time of one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest answer, in bytes, unpacked.</summary>
    public long Most { get; init; } = HazardDocument.Most;
}

/// <summary>Fetches an answer of a source by HTTP. It follows the source to other addresses, but never from HTTPS to HTTP nor to another scheme.</summary>
public sealed class HazardDownload : IDisposable
{
    private const int MostRedirects = 5;

    private readonly DownloadRules _rules;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<HazardDocument> _pipeline;

    public HazardDownload(DownloadRules? rules = null)
    {
        _rules = rules ?? new();
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(15) })
        {
            // Each try has its own.
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Tideline/0.1");
        var builder = new ResiliencePipelineBuilder<HazardDocument>();
        if (_rules.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HazardDocument>
            {
                MaxRetryAttempts = _rules.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = _rules.Pause,
                ShouldHandle = new PredicateBuilder<HazardDocument>().Handle<PassingFault>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<IOException>(),
            });
        }

        _pipeline = builder.AddTimeout(_rules.Timeout).Build();
    }

    /// <summary>Whether a text is an address, not a path.</summary>
    public static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InputRefusedException">The source does not answer, refuses, sends too much, or sends elsewhere.</exception>
    public async Task<HazardDocument> Fetch(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsAddress(address) || uri.UserInfo.Length > 0)
        {
            throw new InputRefusedException("An address begins with https:// or http:// and holds no name or password. Mend it; nothing was written.");
        }

        var name = NameOf(uri);
        try
        {
            return await _pipeline.ExecuteAsync(async token => await Try(uri, name, token), cancellation);
        }
        catch (PassingFault e)
        {
            throw new InputRefusedException($"{name} {e.Message}, also when it was asked again. Try later, or save its answer as a file and read that; nothing was written.", e);
        }
        catch (TimeoutRejectedException e)
        {
            throw new InputRefusedException($"{name} did not answer in {_rules.Timeout.TotalSeconds:0} seconds. Try later, or save its answer as a file and read that; nothing was written.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new InputRefusedException($"{name} cannot be reached ({Cause(e)}). Look at the network, or save its answer as a file and read that; nothing was written.", e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<HazardDocument> Try(Uri uri, string name, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var answer = await _client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && answer.Headers.Location is { } location)
            {
                var next = new Uri(uri, location);
                uri = next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && uri.Scheme == Uri.UriSchemeHttp) ? next
                    : throw new InputRefusedException($"{name} sends to an address of the scheme '{next.Scheme}', which is not followed. Ask the source for its address; nothing was written.");
                continue;
            }

            if (!answer.IsSuccessStatusCode)
            {
                var code = (int)answer.StatusCode;
                throw code is 408 or 429 or >= 500 ? new PassingFault(FormattableString.Invariant($"answered {code}"))
                    : new InputRefusedException(FormattableString.Invariant($"{name} answered {code}. Look at the address, and whether the source wants a key; nothing was written."));
            }

            return new(name, await Body(answer, name, cancellation));
        }

        throw new InputRefusedException($"{name} sends on and on. Ask the source for its address; nothing was written.");
    }

    private async Task<byte[]> Body(HttpResponseMessage answer, string name, CancellationToken cancellation)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > _rules.Most)
            {
                throw new InputRefusedException(FormattableString.Invariant($"{name} sends more than {_rules.Most / 1024 / 1024} MB. Ask it for fewer hazards; nothing was written."));
            }
        }

        return body.Length > 0 ? body.ToArray() : throw new PassingFault("sent an empty answer");
    }

    // What stands behind the question mark may be a key.
    private static string NameOf(Uri uri) => $"{uri.Authority}{uri.AbsolutePath}";

    private static string Cause(Exception e) => e is HttpRequestException { InnerException: SocketException socket } ? socket.SocketErrorCode.ToString() : e.GetType().Name;

    /// <summary>What may be over in a moment.</summary>
    private sealed class PassingFault(string message) : Exception(message);
}
