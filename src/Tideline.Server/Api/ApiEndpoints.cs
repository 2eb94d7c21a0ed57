using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Server.Accounts;
using Tideline.Server.Approvals;
using Tideline.Server.Audit;
using Tideline.Server.Bulletins;
using Tideline.Server.Emergencies;
using Tideline.Server.Figures;
using Tideline.Server.Governance;
using Tideline.Server.Hub;
using Tideline.Server.Jobs;
using Tideline.Server.Joint;
using Tideline.Server.Maps;
using Tideline.Server.Metrics;
using Tideline.Server.Mornings;
using Tideline.Server.Records;
using Tideline.Server.Releases;
using Tideline.Server.Stops;

namespace Tideline.Server.Api;

/// <summary>Everything under <c>/api/v1</c>.</summary>
internal static class ApiEndpoints
{
    public static IServiceCollection AddReleases(this IServiceCollection services) => services
        .AddSingleton<ReleaseShelf>()
        .AddSingleton<BoundarySets>()
        .AddSingleton<ReleasedTables>()
        .AddSingleton<FigureFinder>()
        .AddSingleton<ProjectEmergencies>()
        .AddSingleton<BulletinFonts>()
        .AddSingleton<PublishedBulletins>()
        .AddSingleton<JointReleases>()
        .AddSingleton<KeptAnswers>();

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).ProducesProblem(429).ProducesProblem(503);
        api.MapSession();
        api.MapUsers();
        api.MapKeys();
        api.MapAudit();
        api.MapApprovals();
        api.MapJobs();
        api.MapOperation();
        api.MapMetrics();
        api.MapStop();
        api.MapIncidents();
        api.MapRequests();
        api.MapGovernance();
        api.MapEmergencies();
        api.MapDeclarations();
        api.MapFigures();
        api.MapObservations();
        api.MapReleases();
        api.MapRegister();
        api.MapAgreements();
        api.MapBulletins();
        api.MapJoint();
        api.MapAreas();
        api.MapData();
        api.MapMethods();
        api.MapHub();
    }
}
