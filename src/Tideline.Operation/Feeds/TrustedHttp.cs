using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tideline.Operation.Feeds;

/// <summary>HTTP to a server of the operator's: certificates are always checked, and a server that is away is found out.</summary>
internal static class TrustedHttp
{
    private static readonly TimeSpan _connect = TimeSpan.FromSeconds(30);

    /// <param name="feed">Name of the feed, for faults.</param>
    /// <param name="authority">Full path of the PEM file of the only authority that is trusted; null: those of the system.</param>
    /// <param name="patience">How long an answer may take to begin.</param>
    /// <exception cref="FeedException">The authority's file cannot be read.</exception>
    public static HttpClient Open(string feed, string? authority, TimeSpan patience)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = _connect, AllowAutoRedirect = false, UseProxy = false };
        if (authority is not null)
        {
            handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { Certificate(feed, authority) },
            };
        }

        return new HttpClient(handler) { Timeout = patience };
    }

    private static X509Certificate2 Certificate(string feed, string path)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"Feed '{feed}': {path} of certificate_authority is no certificate that can be read ({e.GetType().Name}). Name a PEM file; nothing was fetched.", e);
        }
    }
}
