using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Notices;

/// <summary>Sends a notice as plain text by SMTP, encrypted unless the configuration says otherwise.</summary>
/// <param name="password">Null: the server asks for none.</param>
public sealed class EmailChannel(EmailConfiguration email, string? password, IReadOnlyList<NoticeKind> about) : INoticeChannel
{
    // What a phone shows of a subject.
    private const int LongestSubject = 70;

    public string Name => $"e-mail by {email.Server}";

    public IReadOnlyList<NoticeKind> About => about;

    public async Task Tell(string project, Notice notice, CancellationToken cancellation)
    {
        var first = notice.Text.Split(". ")[0];
        using var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(email.From));
        message.To.AddRange(email.To.Select(MailboxAddress.Parse));
        message.Subject = $"{project}: {(first.Length <= LongestSubject ? first.TrimEnd('.') : first[..LongestSubject] + "…")}";
        message.Body = new TextPart("plain") { Text = $"{notice.Text}\n\n{project}, {notice.At}. Sent by Tideline." };
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(email.Server, email.Port, email.Encrypted ? SecureSocketOptions.Auto : SecureSocketOptions.None, cancellation);
            if (email.Encrypted && !client.IsSecure)
            {
                throw new NoticeException($"{Name} offers no encryption; nothing was sent. Set encrypted: false only for a server on this machine.");
            }

            if (email.User is { } user)
            {
                await client.AuthenticateAsync(user, password ?? "", cancellation);
            }

            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is ProtocolException or CommandException or SocketException or IOException or AuthenticationException or SslHandshakeException)
        {
            throw new NoticeException($"{Name} did not take it: {e.Message}", e);
        }
    }
}
