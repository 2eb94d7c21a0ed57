using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using NodaTime;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Notices;

/// <summary>Asks a mail server for nothing but whether it answers.</summary>
public static class MailServer
{
    /// <returns>Until when its certificate is good; null where it shows none.</returns>
    /// <exception cref="NoticeException">It does not answer as a mail server, or offers no encryption where that is asked for.</exception>
    public static async Task<Instant?> Reach(EmailConfiguration email, CancellationToken cancellation)
    {
        Instant? ends = null;
        try
        {
            using var client = new SmtpClient();
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
            {
                ends = certificate is X509Certificate2 shown ? Instant.FromDateTimeUtc(shown.NotAfter.ToUniversalTime()) : null;
                return errors == SslPolicyErrors.None;
            };
            await client.ConnectAsync(email.Server, email.Port, email.Encrypted ? SecureSocketOptions.Auto : SecureSocketOptions.None, cancellation);
            var isSecure = client.IsSecure;
            await client.DisconnectAsync(quit: true, cancellation);
            return email.Encrypted && !isSecure ? throw new NoticeException("it offers no encryption") : ends;
        }
        catch (Exception e) when (e is ProtocolException or CommandException or SocketException or IOException or SslHandshakeException)
        {
            throw new NoticeException(e.Message, e);
        }
    }
}
