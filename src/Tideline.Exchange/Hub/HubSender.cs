using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tideline.Domain;

namespace Tideline.Exchange.Hub;

/// <summary>Sends bundles to a hub over HTTPS.</summary>
public static class HubSender
{
    /// <summary>Where a hub takes them.</summary>
    public const string Address = "/api/v1/hub/bundles";

    /// <param name="file">A bundle.</param>
    /// <param name="hub">Such as <c>https://hub.example.org</c>.</param>
    /// <param name="tokenFile">File with the API key that the hub gave this operator.</param>
    /// <param name="authority">PEM file of the authority that signed the hub's certificate; null: those that the system trusts.</param>
    /// <returns>The hub's answer, JSON.</returns>
    /// <exception cref="InputRefusedException">The hub refuses it; the message is the hub's.</exception>
    /// <exception cref="ConfigurationException">The address, a file or the key is not right.</exception>
    /// <exception cref="EngineException">The hub cannot be reached.</exception>
    public static async Task<string> Send(string file, Uri hub, string tokenFile, string? authority, CancellationToken cancellation)
    {
        if (hub.Scheme != Uri.UriSchemeHttps && !hub.IsLoopback)
        {
            throw new ConfigurationException($"--url is '{hub}'; a bundle goes over https alone, unless the hub is this machine. Nothing was sent.");
        }

        using var handler = Handler(authority);
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromMinutes(10) };
        try
        {
            using var bundle = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub, Address)) { Content = new StreamContent(bundle) };
            request.Content.Headers.ContentType = new("application/zip");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(tokenFile, cancellation)).Trim());
            using var answer = await client.SendAsync(request, cancellation);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 300 => text,
                401 or 403 => throw new ConfigurationException("The hub does not know the API key, or it is not this operator's. Ask the hub for another; nothing was taken."),
                429 or >= 500 => throw new EngineException($"The hub answers {(int)answer.StatusCode} and cannot take the bundle now. Send it again later, or hand it over as a file; it is as it was."),
                _ => throw new InputRefusedException(Detail(text)),
            };
        }
        catch (HttpRequestException e)
        {
            throw new EngineException($"The hub at {hub} cannot be reached: {e.GetBaseException().Message.TrimEnd('.')}. Send the bundle again later, or hand it over as a file; it is as it was.", e);
        }
        catch (TaskCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new EngineException($"The hub at {hub} did not answer in time. Send the bundle again later, or hand it over as a file; it is as it was.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new ConfigurationException($"The bundle or the file with the API key cannot be read: {e.Message} Name files that are there; nothing was sent.", e);
        }
    }

    private static SocketsHttpHandler Handler(string? authority)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15), AllowAutoRedirect = false };
        if (authority is null)
        {
            return handler;
        }

        X509Certificate2 root;
        try
        {
            root = X509Certificate2.CreateFromPem(File.ReadAllText(authority));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            handler.Dispose();
            throw new ConfigurationException($"'{authority}' is no readable certificate. Give the PEM file of the authority that signed the hub's; nothing was sent.", e);
        }

        handler.SslOptions.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { root },
            // An authority of one's own rarely answers who was revoked.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return handler;
    }

    // The hub's sentence where it is a problem document; what else answers is not repeated.
    private static string Detail(string answer)
    {
        try
        {
            using var problem = System.Text.Json.JsonDocument.Parse(answer);
            return problem.RootElement.GetProperty("detail").GetString() ?? "The hub refuses the bundle.";
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "The hub refuses the bundle and does not say why. Look at its receipts; nothing was taken.";
        }
    }
}
