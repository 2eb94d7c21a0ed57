using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NodaTime;
using Scalar.AspNetCore;
using Tideline.Server.Problems;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>The API described for programs (OpenAPI 3.1) and for people (a page that comes from this server alone).</summary>
internal static class ApiDescription
{
    // The page puts its own style into itself. Its scripts carry a number that is drawn for each answer.
    private static string PagePolicy(string nonce) =>
        $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Tideline",
                Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                Description = "Released figures of displacement and mobility. A refusal is a problem document (RFC 9457) with a stable code.",
            };
            // Where it listens is not part of what it is.
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (WaysOut.Holds(context.Description.ActionDescriptor.EndpointMetadata))
            {
                operation.Responses?.TryAdd("409", new OpenApiResponse { Description = "Exports are stopped; the problem says why." });
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LocalDate) || context.JsonTypeInfo.Type == typeof(LocalDate?))
            {
                (schema.Type, schema.Format, schema.Properties) = (JsonSchemaType.String, "date", null);
            }

            if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
            {
                schema.Properties!["code"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "Stays the same when the words change.",
                    Enum = [.. ProblemCodes.All.Select(c => JsonValue.Create(c))],
                };
            }

            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", (options, context) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Response.Headers.ContentSecurityPolicy = PagePolicy(nonce);
            // What would lead to its maker's servers is left out.
            options.WithTitle("Tideline API").WithNonce(nonce).DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp()
                .HideDeveloperTools().HideClientButton().WithOpenApiRoutePattern("/openapi/{documentName}.json");
        }).AllowAnonymous();
    }
}
