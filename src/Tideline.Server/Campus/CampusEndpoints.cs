using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tideline.Server.Access;
using Tideline.Server.Campus.Cohorts;
using Tideline.Server.Campus.Exercises;
using Tideline.Server.Campus.Journals;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Campus.Modules;

namespace Tideline.Server.Campus;

/// <summary>The campus: courses on invented countries. No figure of a real one is in it.</summary>
internal static class CampusEndpoints
{
    public static IServiceCollection AddCampus(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<LearnerShelf>().AddSingleton<CohortShelf>().AddSingleton<PracticeCountries>();
        return options.Program is null ? services : services.AddHostedService(p => p.GetRequiredService<PracticeCountries>());
    }

    public static void MapCampus(this IEndpointRouteBuilder api)
    {
        var campus = api.MapGroup("/campus").RequireAuthorization(Policies.Campus).WithTags("Campus").WithMetadata(new RequestSizeLimitAttribute(CampusLimits.LargestRequest));
        campus.MapModules();
        campus.MapLearners();
        campus.MapExercises();
        campus.MapQuizzes();
        campus.MapCountries();
        campus.MapJournals();
        campus.MapCohorts();
        campus.MapOwnCohort();
    }
}
