using System.Net;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Metrics;

/// <summary>Metrics as a collector gets them, and as Prometheus reads them.</summary>
public sealed class MetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_gets_what_the_project_measures_and_how_long_requests_took()
    {
        var heard = new TaskCompletionSource<IReadOnlyDictionary<string, IReadOnlyList<double>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var collector = await Collector(heard);
        await using var staffed = await Staffed.Start(o => o with { Telemetry = new(collector.Urls.First()), TelemetryInterval = TimeSpan.FromMilliseconds(200) });
        using var proposed = new Approvals.ProposedRelease(staffed.Folder);
        using var steward = await staffed.As(Role.Steward);
        await steward.Do("POST", "/api/v1/stop", new { because = "Week 36 is wrong." });

        var metrics = await heard.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);

        Assert.Equal([1], metrics["tideline.exports.stopped"]);
        Assert.Equal([0, 0, 0], metrics["tideline.ingest.rows"]);
        Assert.Equal(1, metrics["tideline.releases"].Sum());
        Assert.True(metrics["tideline.disk.free"].Single() > 0);
        Assert.Contains("http.server.request.duration", metrics.Keys);
    }

    [Fact]
    public async Task Prometheus_reads_them_as_text_with_the_key_of_a_program()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new Approvals.ProposedRelease(staffed.Folder);
        using var analyst = await staffed.As(Role.Analyst);
        using var viewer = await staffed.As(Role.Viewer);

        using var answer = await analyst.Get("/api/v1/metrics");
        var text = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("# TYPE tideline_ingest_rows_total counter\ntideline_ingest_rows_total{outcome=\"kept\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("tideline_releases{state=\"waiting\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE tideline_exports_stopped gauge\ntideline_exports_stopped 0\n", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Matches("^(# (HELP|TYPE) tideline_[a-z_]+ .+|tideline_[a-z_]+(\\{[a-z]+=\"[^\"]*\"\\})? [0-9.E+-]+)$", line));
        Assert.Equal(HttpStatusCode.Forbidden, await viewer.Status("GET", "/api/v1/metrics"));
    }

    /// <summary>Takes what an exporter sends over HTTP until it tells that exports are stopped.</summary>
    private static async Task<WebApplication> Collector(TaskCompletionSource<IReadOnlyDictionary<string, IReadOnlyList<double>>> heard)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var metrics = OtlpMetrics.Read(body.ToArray());
            if (context.Request.Path == "/v1/metrics" && metrics.TryGetValue("tideline.exports.stopped", out var stopped) && stopped.Contains(1)
                && metrics.ContainsKey("http.server.request.duration"))
            {
                heard.TrySetResult(metrics);
            }

            context.Response.ContentType = "application/x-protobuf";
        });
        await app.StartAsync(Stop);
        return app;
    }
}

/// <summary>Reads the wire format of an ExportMetricsServiceRequest: names of metrics, and the values of gauges and sums.</summary>
internal static class OtlpMetrics
{
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> Read(byte[] request)
    {
        var found = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var metric in Messages(request, 1).SelectMany(r => Messages(r, 2)).SelectMany(s => Messages(s, 2)))
        {
            var name = System.Text.Encoding.UTF8.GetString(Messages(metric, 1).Single());
            found[name] = [.. Messages(metric, 5).Concat(Messages(metric, 7)).SelectMany(data => Messages(data, 1)).Select(Value)];
        }

        return found;
    }

    private static double Value(byte[] point)
    {
        var input = new CodedInputStream(point);
        while (input.ReadTag() is var tag and not 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 4:
                    return input.ReadDouble();
                case 6:
                    return input.ReadSFixed64();
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return double.NaN;
    }

    private static IEnumerable<byte[]> Messages(byte[] message, int field)
    {
        List<byte[]> found = [];
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }
}
