using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tideline.Domain;

namespace Tideline.Server.Problems;

/// <summary>Every refusal is a problem document (RFC 9457) with a stable code.</summary>
internal static partial class ProblemServices
{
    public static IServiceCollection AddApiProblems(this IServiceCollection services) => services
        .AddExceptionHandler<FaultHandler>()
        .AddProblemDetails(o => o.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Extensions.TryAdd("code", ProblemCodes.Of(problem.Status ?? 500).Name());
            // Ids that lead to nothing which a reader could look up.
            problem.Extensions.Remove("traceId");
        });

    public static void UseApiProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    private sealed partial class FaultHandler(IProblemDetailsService problems, ILogger<FaultHandler> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var (status, code, detail) = exception switch
            {
                ProblemException p => (p.Status, p.Code, p.Message),
                BadHttpRequestException b => (b.StatusCode, ProblemCodes.Of(b.StatusCode), "The request cannot be read; check the parameters of its address."),
                // Its message may name a path of this machine.
                TidelineException => (503, ProblemCode.StorageFailed, "The project's register or files cannot be read now. The server's log says why."),
                _ => (500, ProblemCode.Unexpected, "The server failed at this request; nothing was changed. Its log names the place."),
            };
            if (status >= 500)
            {
                Failed(httpContext.Request.Method, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName, exception.GetType().Name, Reason(exception));
            }

            var extensions = new Dictionary<string, object?> { ["code"] = code.Name() };
            if (exception is ProblemException { Errors: { Count: > 0 } errors })
            {
                extensions["errors"] = errors;
            }

            httpContext.Response.StatusCode = status;
            return await problems.TryWriteAsync(new()
            {
                HttpContext = httpContext,
                ProblemDetails = { Status = status, Detail = detail, Extensions = extensions },
            });
        }

        // The text of a fault that we did not write could hold data.
        private static string Reason(Exception fault) => fault is TidelineException ? fault.Message : $"{fault.StackTrace}";

        [LoggerMessage(LogLevel.Error, "{Method} {Endpoint} failed with {Fault}: {Reason}")]
        private partial void Failed(string method, string? endpoint, string fault, string reason);
    }
}
