using System.Net.Http.Json;
using System.Text.Json;
using Tideline.Server.Tests.Accounts;

namespace Tideline.Server.Tests.Campus;

/// <summary>A learner in a browser, without an account.</summary>
internal sealed class Pupil(HttpClient client, string csrf) : IDisposable
{
    public string? Code { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Pupil> At(RunningServer server)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = server.Client.BaseAddress };
        var session = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/session", UriKind.Relative), Stop)).RootElement;
        return new(client, session.GetProperty("csrf").GetString()!);
    }

    public static async Task<Pupil> Enrolled(RunningServer server)
    {
        var pupil = await At(server);
        pupil.Code = (await pupil.Do("POST", "learners")).GetProperty("code").GetString();
        return pupil;
    }

    public async Task<HttpResponseMessage> Send(string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new(method), new Uri("/api/v1/campus/" + path, UriKind.Relative));
        request.Headers.Add("X-CSRF", csrf);
        if (Code is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Learner", Code);
        }

        request.Content = body switch { null => null, HttpContent content => content, _ => JsonContent.Create(body) };
        return await client.SendAsync(request, Stop);
    }

    public async Task<JsonElement> Do(string method, string path, object? body = null)
    {
        using var answer = await Send(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
        return await Caller.Read(answer);
    }

    public async Task<string?> Refused(string method, string path, object? body = null)
    {
        using var answer = await Send(method, path, body);
        Assert.False(answer.IsSuccessStatusCode, $"{method} {path} was answered.");
        return await Caller.CodeOf(answer);
    }

    public void Dispose() => client.Dispose();
}
