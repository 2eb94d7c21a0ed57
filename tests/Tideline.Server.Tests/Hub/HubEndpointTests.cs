using System.Net;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Hub;
using Tideline.Exchange.Tests.Hub;
using Tideline.Release.Tests;
using Tideline.Server.Hub;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Hub;

public sealed class HubEndpointTests : IAsyncLifetime
{
    private readonly HubWorld _world = new();
    private readonly Dictionary<string, string> _tokens = [];
    private Staffed _staffed = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _world.Clock.Now = SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(1);
        var options = new ServeOptions(_world.Project.Root) { WebRoot = _world.File("no-web"), SecondFactorFor = [] };
        _staffed = await Staffed.Over(options, _world);
        foreach (var name in (string[])["alpha", "beta"])
        {
            (_, _tokens[name]) = await HubAdmission.Admit(options, name, 1, SystemClock.Instance, Stop);
            _world.Nodes[name].Publish([(Country.Week1, "PK1A1", name == "alpha" ? 60 : 90), (Country.Week1, "PK1A2", 40), (Country.Week1, "PK1A3", 100)]);
        }
    }

    public ValueTask DisposeAsync() => _staffed.DisposeAsync();

    [Fact]
    public async Task An_operator_hands_in_its_bundle_and_sees_its_own_alone()
    {
        foreach (var name in _tokens.Keys)
        {
            using var answer = await Hand(name, _world.Nodes[name].Pack().File);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(1, (await Caller.Read(answer)).GetProperty("number").GetInt64());
        }

        var receipts = await Json("alpha", "receipts");
        Assert.Equal(["alpha"], receipts.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("operator").GetString()));
        Assert.DoesNotContain("beta", receipts.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(
            _world.Nodes["alpha"].Released().Select(o => (o.Area, o.Value)),
            (await Json("alpha", "figures")).EnumerateArray().Select(f => (f.GetProperty("area").GetString()!, f.GetProperty("value").ValueKind == JsonValueKind.Null ? (decimal?)null : f.GetProperty("value").GetDecimal())));
        Assert.NotEqual((await Json("alpha", "figures")).GetRawText(), (await Json("beta", "figures")).GetRawText());

        using var steward = await _staffed.As(Role.Steward);
        Assert.Equal(2, (await steward.Json("/api/v1/hub/receipts")).GetProperty("lines").GetArrayLength());
    }

    [Fact]
    public async Task Another_operators_bundle_is_refused_by_name_and_stored_nowhere()
    {
        using var answer = await Hand("beta", _world.Nodes["alpha"].Pack().File);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.StartsWith(HubRefusal.OtherHub.Code, (await Caller.Read(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_world.Project.Hub, "bundles")));
        Assert.Empty((await Json("beta", "figures")).EnumerateArray());
    }

    [Fact]
    public async Task Bytes_that_are_no_bundle_are_refused_and_too_many_turned_away()
    {
        var file = _world.File("nothing.zip");
        await File.WriteAllTextAsync(file, "nothing", Stop);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 31; i++)
        {
            using var answer = await Hand("alpha", file);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(30, answers.Count(a => a == HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    [Fact]
    public async Task A_body_that_no_bundle_has_is_refused_before_it_is_read()
    {
        // No client of this library says a length and sends nothing.
        using var line = new System.Net.Sockets.TcpClient();
        await line.ConnectAsync("127.0.0.1", _staffed.Server.Client.BaseAddress!.Port, Stop);
        await line.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant(
            $"POST {HubSender.Address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {_tokens["alpha"]}\r\nContent-Type: application/zip\r\nContent-Length: {HubReception.LargestBundle + 1}\r\n\r\n")), Stop);
        using var reader = new StreamReader(line.GetStream());
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync(Stop));
    }

    [Fact]
    public async Task A_key_of_another_kind_is_no_operator()
    {
        using var administrator = await _staffed.As(Role.Administrator);
        var made = await administrator.Do("POST", "/api/v1/keys", new { name = "hub:delta", roles = new[] { Role.Viewer }, expires = SystemClock.Instance.GetCurrentInstant().InUtc().Date.PlusDays(1).ToString("uuuu-MM-dd", null) });
        _tokens["delta"] = made.GetProperty("token").GetString()!;
        using var answer = await Hand("delta", _world.Nodes["alpha"].Pack().File);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public void Https_needs_a_certificate_with_its_key()
    {
        var options = new ServeOptions(_world.Project.Root) { Urls = ["https://127.0.0.1:0"] };
        Assert.Contains("--certificate", Assert.Throws<ConfigurationException>(() => TidelineServer.Create(options)).Message, StringComparison.Ordinal);
        Assert.Contains("stand together", Assert.Throws<ConfigurationException>(() => TidelineServer.Create(options with { Certificate = "a.pem" })).Message, StringComparison.Ordinal);
        Assert.Contains("no certificate", Assert.Throws<ConfigurationException>(() => TidelineServer.Create(options with { Certificate = "a.pem", CertificateKey = "b.pem" })).Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Hand(string name, string file)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, Stop));
        using var request = Request(name, content);
        return await _staffed.Server.Client.SendAsync(request, Stop);
    }

    private HttpRequestMessage Request(string name, HttpContent content)
    {
        content.Headers.ContentType = new("application/zip");
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(HubSender.Address, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = new("Bearer", _tokens[name]);
        return request;
    }

    private async Task<JsonElement> Json(string name, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/hub/" + address, UriKind.Relative));
        request.Headers.Authorization = new("Bearer", _tokens[name]);
        using var answer = await _staffed.Server.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Caller.Read(answer);
    }
}
