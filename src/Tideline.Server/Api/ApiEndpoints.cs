using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Tideline.Server.Api;

/// <summary>Everything under <c>/api/v1</c>.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapSession();
    }
}
