using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Tideline.Operation.Metrics;
using Tideline.Server.Access;
using Metric = Tideline.Operation.Metrics.Metric;

namespace Tideline.Server.Metrics;

/// <summary>Metrics for whoever watches many programs: sent by OTLP where an address is given, and as text for Prometheus to fetch.</summary>
internal static class MetricsServices
{
    public static IServiceCollection AddProjectMetrics(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<MetricsSnapshot>();
        return options.Telemetry is null ? services : services.AddHostedService<Sender>();
    }

    public static void MapMetrics(this IEndpointRouteBuilder api) => api.MapGet("/metrics", (MetricsSnapshot snapshot) =>
        Results.Text(MetricsText.Of(snapshot.Now), MetricsText.ContentType))
        .RequireAuthorization(Policies.Data).Produces(200, contentType: "text/plain").WithTags("Operation").WithSummary("Metrics of the operation, as text for Prometheus.");

    /// <summary>Sends the project's metrics, and the durations of requests that ASP.NET measures, from time to time.</summary>
    private sealed class Sender(ServeOptions options, MetricsSnapshot snapshot) : IHostedService, IDisposable
    {
        private const string Name = "Tideline";

        private readonly Meter _meter = new(Name, Version);
        private MeterProvider? _provider;

        private static string Version => Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var metric in Metric.All)
            {
                if (metric.OnlyGrows)
                {
                    _meter.CreateObservableCounter(metric.Name, () => Of(metric), metric.Unit, metric.Help);
                }
                else
                {
                    _meter.CreateObservableGauge(metric.Name, () => Of(metric), metric.Unit, metric.Help);
                }
            }

            _provider = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(r => r.AddService("tideline", serviceVersion: Version))
                .AddMeter(Name)
                .AddMeter("Microsoft.AspNetCore.Hosting")
                .AddOtlpExporter((exporter, reader) =>
                {
                    exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                    exporter.Endpoint = new(options.Telemetry!.ToString().TrimEnd('/') + "/v1/metrics");
                    if (options.TelemetryInterval is { } interval)
                    {
                        reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)interval.TotalMilliseconds;
                    }
                })
                .Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // Sends what it holds last, within its own time.
            _provider?.Dispose();
            _meter.Dispose();
        }

        private IEnumerable<Measurement<double>> Of(Metric metric) => snapshot.Now.Where(m => m.Metric == metric)
            .Select(m => m.Label is { } label ? new Measurement<double>(m.Value, new KeyValuePair<string, object?>(label.Name, label.Value)) : new Measurement<double>(m.Value));
    }
}
