using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace Tideline.Server.Tests;

/// <summary>A server on a free port of this machine, and a client that follows no redirect and keeps no cookie.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningServer(WebApplication app)
    {
        _app = app;
        Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public WebApplication App => _app;

    public static async Task<RunningServer> Start(ServeOptions options)
    {
        var app = TidelineServer.Create(options with { Urls = ["http://127.0.0.1:0"] });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public Task<HttpResponseMessage> Get(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<JsonElement> Json(string address)
    {
        using var answer = await Get(address);
        return await Json(answer);
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
