using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tideline.Domain;

namespace Tideline.Server.Web;

/// <summary>What the server shows on addresses with https.</summary>
internal static class ServerCertificate
{
    /// <returns>Null where none is named: then there is no such address.</returns>
    /// <exception cref="ConfigurationException">The files are no certificate with its key, one stands without the other, or an address needs them.</exception>
    public static X509Certificate2? Of(ServeOptions options)
    {
        var isNeeded = options.Urls.Any(u => u.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        switch (options.Certificate, options.CertificateKey)
        {
            case (null, null):
                return !isNeeded ? null : throw new ConfigurationException(
                    "An address with https needs --certificate and --certificate-key. Name both, or listen on http behind a proxy; nothing was started.");
            case ({ } file, { } key):
                try
                {
                    return X509Certificate2.CreateFromPemFile(file, key);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
                {
                    throw new ConfigurationException(
                        $"'{file}' and '{key}' are no certificate with its private key. Give PEM files, the key without a password; nothing was started.", e);
                }

            default:
                throw new ConfigurationException("--certificate and --certificate-key stand together, or neither does; nothing was started.");
        }
    }
}
