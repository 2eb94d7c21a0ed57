using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tideline.Server.Web;

/// <summary>Keeps one reader from taking the server away from the others.</summary>
internal static class RateLimits
{
    /// <summary>For answers that take long to make: few at a time, the others wait.</summary>
    public const string Costly = "costly";

    /// <summary>For bundles to a hub: each is looked at whole.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>For new learners: a class may share an address.</summary>
    public const string Enrolments = "enrolments";

    /// <summary>For what is held against a learner's country: one at a time, the others wait.</summary>
    public const string Checks = "checks";

    private const int EnrolmentsPerMinute = 60;
    private const int DeliveriesPerMinute = 30;
    private const int Burst = 6;

    public static IServiceCollection AddRateLimits(this IServiceCollection services, ServeOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString("0", CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            AddressOf(context),
            _ => new() { TokenLimit = options.RequestsPerSecond * Burst, TokensPerPeriod = options.RequestsPerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
        limiter.AddPolicy(Deliveries, context => RateLimitPartition.GetFixedWindowLimiter(
            AddressOf(context), _ => new() { PermitLimit = DeliveriesPerMinute, Window = TimeSpan.FromMinutes(1) }));
        limiter.AddPolicy(Enrolments, context => RateLimitPartition.GetFixedWindowLimiter(
            AddressOf(context), _ => new() { PermitLimit = EnrolmentsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        limiter.AddPolicy(Checks, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new() { PermitLimit = 1, QueueLimit = 50 }));
        limiter.AddPolicy(Costly, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new() { PermitLimit = 4, QueueLimit = 100 }));
    });

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
