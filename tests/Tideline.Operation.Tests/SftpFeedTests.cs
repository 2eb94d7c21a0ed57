using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests;

/// <summary>Against a real SSH server on loopback (Debian's openssh-server), with keys made for the test.</summary>
public sealed class SftpFeedTests : IDisposable
{
    private const string Server = "/usr/sbin/sshd";

    private readonly TemporaryProject _project = new();
    private Process? _sshd;

    public void Dispose()
    {
        _sshd?.Kill();
        _sshd?.WaitForExit();
        _sshd?.Dispose();
        _project.Dispose();
    }

    [Fact]
    public void Files_are_fetched_from_a_server_whose_key_is_the_agreed_one()
    {
        var settings = Start();
        File.WriteAllText(Path.Combine(_project.Drop, "day1.csv"), "a,b\n1,2\n");
        File.WriteAllText(Path.Combine(_project.Drop, "notes.txt"), "no feed");
        var receiver = Receiver(settings);

        var look = receiver.LookNow(Instant.FromUtc(2026, 11, 30, 3, 0));

        Assert.Empty(look.Faults);
        Assert.Equal(["inbox/events/day1.csv"], look.Received);
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(_project.Folder.Resolve("inbox/events/day1.csv")));
    }

    [Fact]
    public void Another_server_in_its_place_is_not_spoken_to()
    {
        var settings = Start();

        var look = Receiver(settings with { Fingerprint = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }).LookNow(Instant.FromUtc(2026, 11, 30, 3, 0));

        Assert.Contains("could not be read", Assert.Single(look.Faults).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_away_is_a_fault_of_this_look_alone()
    {
        var settings = Start();
        var receiver = Receiver(settings);
        File.WriteAllText(Path.Combine(_project.Drop, "day1.csv"), "a");
        _sshd!.Kill();
        _sshd.WaitForExit();

        Assert.Single(receiver.LookNow(Instant.FromUtc(2026, 11, 30, 3, 0)).Faults);

        Listen(settings.Port);

        Assert.Single(receiver.LookNow(Instant.FromUtc(2026, 11, 30, 3, 5)).Received);
    }

    private Receiver Receiver(SftpConfiguration settings) => new(
        _project.Folder,
        [(new SftpFeed("operator", $"{_project.Drop}/*.csv", null, settings, _project.Below("client")), new() { Name = "operator", Files = "*.csv" })],
        Duration.Zero);

    private SftpConfiguration Start()
    {
        if (!File.Exists(Server))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1", "Debian's openssh-server is not installed.");
            Assert.Fail("TIDELINE_REQUIRE_ALL is set, but openssh-server is not installed.");
        }

        Call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _project.Below("host"));
        Call("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _project.Below("client"));
        File.Copy(_project.Below("client.pub"), _project.Below("allowed"));
        var port = FreePort();
        Listen(port);
        var print = Call("ssh-keygen", "-l", "-f", _project.Below("host.pub")).Split(' ')[1];
        return new("127.0.0.1", port, Environment.UserName, _project.Below("client"), print["SHA256:".Length..]);
    }

    private void Listen(int port)
    {
        File.WriteAllText(_project.Below("sshd_config"), string.Create(CultureInfo.InvariantCulture, $"""
            ListenAddress 127.0.0.1
            Port {port}
            HostKey {_project.Below("host")}
            AuthorizedKeysFile {_project.Below("allowed")}
            PasswordAuthentication no
            UsePAM no
            StrictModes no
            PidFile none
            Subsystem sftp internal-sftp

            """));

        // As root it wants a folder of its own to fall back to.
        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }

        _sshd = Process.Start(new ProcessStartInfo(Server, ["-D", "-e", "-f", _project.Below("sshd_config")]) { RedirectStandardError = true, UseShellExecute = false })!;
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                using var socket = new TcpClient();
                socket.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }

        Assert.Fail($"sshd does not listen: {_sshd.StandardError.ReadToEnd()}");
    }

    private static string Call(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
