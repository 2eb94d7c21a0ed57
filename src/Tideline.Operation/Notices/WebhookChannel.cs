using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Notices;

/// <summary>Posts a notice as JSON: <c>project</c>, <c>kind</c>, <c>key</c>, <c>text</c>, <c>at</c>.</summary>
/// <remarks>With a secret, the header <c>Tideline-Signature</c> is <c>sha256=</c> and the HMAC-SHA-256 of the body in hex, so that the receiver knows who sent it.</remarks>
public sealed class WebhookChannel(Uri address, byte[]? secret, IReadOnlyList<NoticeKind> about) : INoticeChannel
{
    private static readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };

    public string Name => $"webhook {address.Host}";

    public IReadOnlyList<NoticeKind> About => about;

    public async Task Tell(string project, Notice notice, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            project,
            kind = notice.Kind.ToString().ToLowerInvariant(),
            key = notice.Key,
            text = notice.Text,
            at = notice.At.ToString(),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName };
        if (secret is not null)
        {
            request.Headers.Add("Tideline-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, body)));
        }

        try
        {
            using var answer = await _http.SendAsync(request, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new NoticeException($"{Name} answered {(int)answer.StatusCode}.");
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new NoticeException($"{Name} did not answer: {e.Message}", e);
        }
    }
}
