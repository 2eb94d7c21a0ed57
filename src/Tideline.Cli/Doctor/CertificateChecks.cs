using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Tideline.Cli.Jobs;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Until when certificates are good.</summary>
internal static class CertificateChecks
{
    private const int DaysBefore = 30;

    /// <summary>Those that lie in <c>secrets/</c>.</summary>
    public static IEnumerable<Finding> Files(Workspace workspace, IClock clock)
    {
        if (!Directory.Exists(workspace.Folder.Secrets))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(workspace.Folder.Secrets).Where(f => Path.GetExtension(f) is ".pem" or ".crt" or ".cer").Order(StringComparer.Ordinal))
        {
            if (Read(file) is { } ends)
            {
                yield return Until($"certificate {Path.GetFileName(file)}", ends, clock.GetCurrentInstant());
            }
        }
    }

    /// <param name="ends">The moment after which it is refused.</param>
    public static Finding Until(string what, Instant ends, Instant now)
    {
        const string remedy = "Have it renewed and put in place.";
        return ends <= now ? Finding.Warning(what, Invariant($"ended on {ends.InUtc().Date:uuuu-MM-dd}"), remedy)
            : ends < now + Duration.FromDays(DaysBefore) ? Finding.Warning(what, Invariant($"ends on {ends.InUtc().Date:uuuu-MM-dd}"), remedy)
            : Finding.Ok(what, Invariant($"good until {ends.InUtc().Date:uuuu-MM-dd}"));
    }

    internal static Instant EndOf(X509Certificate2 certificate) => Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime());

    private static Instant? Read(string file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return EndOf(certificate);
        }
        catch (CryptographicException)
        {
            // A private key, or something else.
            return null;
        }
    }
}
