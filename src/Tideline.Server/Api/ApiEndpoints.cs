using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Tideline.Server.Accounts;
using Tideline.Server.Approvals;
using Tideline.Server.Audit;
using Tideline.Server.Jobs;

namespace Tideline.Server.Api;

/// <summary>Everything under <c>/api/v1</c>.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapSession();
        api.MapUsers();
        api.MapKeys();
        api.MapAudit();
        api.MapApprovals();
        api.MapJobs();
    }
}
