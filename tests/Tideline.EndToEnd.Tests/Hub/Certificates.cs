using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tideline.EndToEnd.Tests.Hub;

/// <summary>An authority of one's own, and the certificate that it signs for a hub.</summary>
internal static class Certificates
{
    /// <summary>Writes <c>authority.pem</c>, <c>hub.pem</c> and <c>hub.key</c>.</summary>
    public static void Write(string folder, IEnumerable<string> addresses)
    {
        var (from, until) = (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var authority = asked.CreateSelfSigned(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var hub = new CertificateRequest("CN=hub", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in addresses)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        hub.CertificateExtensions.Add(names.Build());
        using var certificate = hub.Create(authority, from, until, [1]);
        File.WriteAllText(Path.Combine(folder, "authority.pem"), authority.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "hub.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "hub.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
