using System.Net;

namespace Tideline.Server.Tests;

/// <summary>What goes over the line, and how often.</summary>
public sealed class LineTests
{
    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { RequestsPerSecond = 1 });
        HttpResponseMessage answer;
        var sent = 0;
        do
        {
            answer = await server.Get("/health/live");
        }
        while (answer.StatusCode == HttpStatusCode.OK && ++sent < 1000);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(sent, 6, 999);
        Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal("too_many_requests", (await RunningServer.Json(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/v1/emergencies/flood-2025/figures?indicator=displaced_stock", true)]
    [InlineData("/api/v1/areas.topojson?level=2", true)]
    [InlineData("/api/v1/campus/modules/B1", true)]
    [InlineData("/api/v1/session", false)]
    public async Task Answers_are_made_small_unless_they_hold_a_secret(string address, bool isSmall)
    {
        using var project = new PublishedProject();
        project.Published(new(2025, 9, 14));
        await using var server = await RunningServer.Start(project.Options);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new("br"));
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isSmall, answer.Content.Headers.ContentEncoding.Contains("br"));
    }
}
