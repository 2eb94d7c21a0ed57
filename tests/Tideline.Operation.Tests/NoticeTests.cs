using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Tideline.Operation.Notices;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests;

public sealed class NoticeTests : IDisposable
{
    private static readonly Instant _now = Instant.FromUtc(2026, 11, 30, 3, 0);

    private readonly TemporaryProject _project = new();
    private readonly CancellationTokenSource _end = new(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        _end.Dispose();
        _project.Dispose();
    }

    [Fact]
    public async Task A_notice_goes_through_each_channel_once_also_after_a_restart()
    {
        var (mail, hook) = (new Kept("mail"), new Kept("hook"));
        var book = Book(mail, hook);

        Assert.True(book.Note(Missing("1")));
        Assert.False(book.Note(Missing("1") with { Text = "Otherwise." }));
        await book.Tell(_now, _end.Token);
        var again = Book(mail, hook);
        Assert.False(again.Note(Missing("1")));
        await again.Tell(_now, _end.Token);

        Assert.Single(mail.Told);
        Assert.Single(hook.Told);
    }

    [Fact]
    public async Task A_channel_that_is_away_is_tried_again_and_holds_no_other_back()
    {
        var (mail, hook) = (new Kept("mail") { Away = true }, new Kept("hook"));
        var book = Book(mail, hook);
        book.Note(Missing("1"));

        Assert.Equal(["mail is away."], await book.Tell(_now, _end.Token));
        mail.Away = false;
        Assert.Empty(await book.Tell(_now, _end.Token));

        Assert.Single(mail.Told);
        Assert.Single(hook.Told);
    }

    [Fact]
    public async Task Only_what_a_channel_is_about_goes_through_it_and_nothing_old()
    {
        var mail = new Kept("mail") { About = [NoticeKind.Alarm] };
        var book = Book(mail);
        book.Note(Missing("1"));
        book.Note(new(NoticeKind.Alarm, "alarm 2", "Old.", _now - Duration.FromDays(4)));
        book.Note(new(NoticeKind.Alarm, "alarm 3", "New.", _now));

        await book.Tell(_now, _end.Token);

        Assert.Equal("New.", Assert.Single(mail.Told).Text);
    }

    [Fact]
    public async Task A_line_that_was_cut_is_written_anew()
    {
        Book().Note(Missing("1"));
        var file = _project.Below("notices.jsonl");
        File.WriteAllText(file, File.ReadAllText(file)[..^8]);
        var mail = new Kept("mail");
        var book = Book(mail);

        Assert.True(book.Note(Missing("1")));
        await book.Tell(_now, _end.Token);

        Assert.Single(mail.Told);
        Assert.False(Book().Note(Missing("1")));
    }

    [Fact]
    public async Task A_webhook_gets_signed_json()
    {
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{FreePort()}/");
        server.Start();
        var address = new Uri(server.Prefixes.Single() + "hook");
        var heard = Task.Run(async () =>
        {
            var context = await server.GetContextAsync();
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            context.Response.StatusCode = 204;
            context.Response.Close();
            return (Body: body.ToArray(), Signature: context.Request.Headers["Tideline-Signature"]);
        }, _end.Token);

        await new WebhookChannel(address, "secret"u8.ToArray(), []).Tell("darya", Missing("1"), _end.Token);

        var (bytes, signature) = await heard;
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("secret"u8, bytes)), signature);
        var said = JsonSerializer.Deserialize<JsonElement>(bytes);
        Assert.Equal(("darya", "feed", "No file came. Ask the operator."), (said.GetProperty("project").GetString(), said.GetProperty("kind").GetString(), said.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_webhook_that_refuses_did_not_hear_it()
    {
        using var server = new HttpListener();
        server.Prefixes.Add($"http://127.0.0.1:{FreePort()}/");
        server.Start();
        var heard = Task.Run(async () =>
        {
            var context = await server.GetContextAsync();
            context.Response.StatusCode = 503;
            context.Response.Close();
        }, _end.Token);

        var fault = await Assert.ThrowsAsync<NoticeException>(() => new WebhookChannel(new(server.Prefixes.Single()), null, []).Tell("darya", Missing("1"), _end.Token));

        await heard;
        Assert.Contains("503", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_says_project_and_matter_in_its_subject()
    {
        var (server, inbox, port) = Mail();

        await new EmailChannel(Mailbox(port) with { Encrypted = false }, null, []).Tell("darya", Missing("1"), _end.Token);
        server.Shutdown();

        var text = Assert.Single(inbox.Messages);
        Assert.Contains("Subject: darya: No file came", text, StringComparison.Ordinal);
        Assert.Contains("To: duty@agency.example", text, StringComparison.Ordinal);
        Assert.Contains("No file came.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_unless_that_is_agreed()
    {
        var (server, inbox, port) = Mail();

        var fault = await Assert.ThrowsAsync<NoticeException>(() => new EmailChannel(Mailbox(port), null, []).Tell("darya", Missing("1"), _end.Token));
        server.Shutdown();

        Assert.Contains("offers no encryption", fault.Message, StringComparison.Ordinal);
        Assert.Empty(inbox.Messages);
    }

    private static EmailConfiguration Mailbox(int port) => new("127.0.0.1", port, true, null, null, "tideline@operator.example", ["duty@agency.example"]);

    private static Notice Missing(string key) => new(NoticeKind.Feed, $"missing {key}", "No file came. Ask the operator.", _now);

    private NoticeBook Book(params INoticeChannel[] channels) => new(_project.Below("notices.jsonl"), "darya", channels);

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private (SmtpServer.SmtpServer Server, Inbox Inbox, int Port) Mail()
    {
        var port = FreePort();
        var inbox = new Inbox();
        var services = new ServiceProvider();
        services.Add(inbox);
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e => e.Endpoint(new(IPAddress.Loopback, port))).Build(), services);
        _ = server.StartAsync(_end.Token);
        return (server, inbox, port);
    }

    private sealed class Kept(string name) : INoticeChannel
    {
        public bool Away { get; set; }

        public List<Notice> Told { get; } = [];

        public string Name => name;

        public IReadOnlyList<NoticeKind> About { get; init; } = Enum.GetValues<NoticeKind>();

        public Task Tell(string project, Notice notice, CancellationToken cancellation)
        {
            if (Away)
            {
                throw new NoticeException($"{name} is away.");
            }

            Told.Add(notice);
            return Task.CompletedTask;
        }
    }

    private sealed class Inbox : MessageStore
    {
        public List<string> Messages { get; } = [];

        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, System.Buffers.ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Messages.Add(Encoding.UTF8.GetString(buffer));
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
