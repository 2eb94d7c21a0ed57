using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary><c>tideline serve</c> as a process of its own, and a browser before it.</summary>
internal sealed class Served : IDisposable
{
    private readonly HttpClient _browser;

    private Served(Call call, JsonElement said)
    {
        (Call, Said) = (call, said);
        _browser = new(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new(said.GetProperty("addresses")[0].GetString()!) };
    }

    public Call Call { get; }

    /// <summary>What it said when it began to listen.</summary>
    public JsonElement Said { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Served> Start(string project, string? keyFile, params string[] arguments)
    {
        var call = Call.Start(project, keyFile, ["serve", "--urls", "http://127.0.0.1:0", "--json", .. arguments]);
        while (!call.OutputSoFar.EndsWith("}\n", StringComparison.Ordinal))
        {
            if (call.HasEnded)
            {
                Assert.Fail((await call.End()).Said);
            }

            await Task.Delay(20, Stop);
        }

        return new(call, JsonDocument.Parse(call.OutputSoFar).RootElement);
    }

    public async Task LogIn(string name, string password)
    {
        await Renew();
        await Do("POST", "session", new { name, password });
        await Renew();
    }

    public async Task<JsonElement> Get(string address)
    {
        using var answer = await _browser.GetAsync(new Uri("/api/v1/" + address, UriKind.Relative), Stop);
        return await Read(answer);
    }

    public async Task<JsonElement> Do(string method, string address, object body)
    {
        using var request = new HttpRequestMessage(new(method), new Uri("/api/v1/" + address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var answer = await _browser.SendAsync(request, Stop);
        return await Read(answer);
    }

    /// <summary>Looks at a job until a condition holds.</summary>
    public async Task<JsonElement> Until(string id, Func<JsonElement, bool> reached)
    {
        while (true)
        {
            var job = await Get("jobs/" + id);
            if (reached(job))
            {
                return job;
            }

            await Task.Delay(50, Stop);
        }
    }

    public void Dispose()
    {
        _browser.Dispose();
        Call.Dispose();
    }

    private async Task Renew()
    {
        var token = (await Get("session")).GetProperty("csrf").GetString();
        _browser.DefaultRequestHeaders.Remove("X-CSRF");
        _browser.DefaultRequestHeaders.Add("X-CSRF", token);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode} {text}");
        return answer.StatusCode == HttpStatusCode.NoContent || text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
