using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Operation.Notices;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Doctor;

/// <summary>Whether the servers that take notices answer, without sending one; and until when their certificates are good.</summary>
internal static class ReachChecks
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Finding>> Of(Workspace workspace, IClock clock, CancellationToken cancellation)
    {
        List<Finding> findings = [];
        foreach (var notice in workspace.Configuration.Operation.Notices)
        {
            var what = notice.Webhook is { } hook ? $"webhook {hook.Address.Host}" : $"mail {notice.Email!.Server}";
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(_patience);
            try
            {
                var ends = notice.Webhook is { } address ? await Webhook(address, limit.Token) : await MailServer.Reach(notice.Email!, limit.Token);
                findings.Add(Finding.Ok(what, "answers"));
                if (ends is { } until)
                {
                    findings.Add(CertificateChecks.Until($"certificate of {what}", until, clock.GetCurrentInstant()));
                }
            }
            catch (Exception e) when (e is SocketException or AuthenticationException or IOException or NoticeException)
            {
                findings.Add(Unreached(what, e.Message));
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                findings.Add(Unreached(what, "it did not answer in 10 seconds"));
            }
        }

        return findings;
    }

    private static Finding Unreached(string what, string why) =>
        Finding.Warning(what, $"cannot be reached: {why}", "See whether the address in project.yaml is right and a firewall lets this machine through; notices wait until it answers.");

    private static async Task<Instant?> Webhook(WebhookConfiguration hook, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(hook.Address.DnsSafeHost, hook.Address.Port, cancellation);
        if (hook.Address.Scheme != Uri.UriSchemeHttps)
        {
            return null;
        }

        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = hook.Address.DnsSafeHost }, cancellation);
        return tls.RemoteCertificate is X509Certificate2 certificate ? CertificateChecks.EndOf(certificate) : null;
    }
}
