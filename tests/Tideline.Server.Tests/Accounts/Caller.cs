using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tideline.Server.Tests.Accounts;

/// <summary>A browser: it keeps cookies and sends the token of its session along.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient _client;

    public Caller(RunningServer server) =>
        _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server.Client.BaseAddress };

    public CookieContainer Cookies { get; } = new();

    /// <summary>Sent with whatever changes something; null: nothing is.</summary>
    public string? Csrf { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Caller> LoggedIn(RunningServer server, string name, string password, string? code = null)
    {
        var caller = new Caller(server);
        using var answer = await caller.LogIn(name, password, code);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return caller;
    }

    public async Task<HttpResponseMessage> LogIn(string name, string password, string? code = null)
    {
        Csrf ??= (await Json("/api/v1/session")).GetProperty("csrf").GetString();
        var answer = await Send("POST", "/api/v1/session", new { name, password, code });
        if (answer.IsSuccessStatusCode)
        {
            Csrf = (await Read(answer)).GetProperty("csrf").GetString();
        }

        return answer;
    }

    public Task<HttpResponseMessage> Get(string address) => Send("GET", address);

    public async Task<JsonElement> Json(string address)
    {
        using var answer = await Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await Read(answer);
    }

    public async Task<HttpResponseMessage> Send(string method, string address, object? body = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        if (Csrf is not null && method != "GET")
        {
            request.Headers.Add("X-CSRF", Csrf);
        }

        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }

        return await _client.SendAsync(request, Stop);
    }

    public async Task<HttpStatusCode> Status(string method, string address, object? body = null, string? bearer = null)
    {
        using var answer = await Send(method, address, body, bearer);
        return answer.StatusCode;
    }

    /// <summary>Sends and demands that it was done.</summary>
    public async Task<JsonElement> Do(string method, string address, object? body = null)
    {
        using var answer = await Send(method, address, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        return answer.StatusCode is HttpStatusCode.NoContent ? default : await Read(answer);
    }

    public static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public static async Task<string?> CodeOf(HttpResponseMessage answer) => (await Read(answer)).GetProperty("code").GetString();

    public void Dispose() => _client.Dispose();
}
