using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Server.Access;
using Tideline.Server.Problems;

namespace Tideline.Server.Api;

/// <summary>An agreement that binds the project.</summary>
/// <param name="Purpose">In the agreement's own words.</param>
/// <param name="Start">First day on which it is in force.</param>
/// <param name="End">Last day on which it is.</param>
/// <param name="Sha256">Of its text.</param>
public sealed record AgreementAnswer(
    string Id, int Version, string Operator, string Agency, string Purpose, LocalDate Start, LocalDate End, bool InForce, long MinimumSubscribers,
    IReadOnlyList<string> Recipients, string Sha256);

/// <summary>What binds the project.</summary>
/// <param name="Binding">Whether anything is held against agreements.</param>
/// <param name="Retention">Days that each kind of data is kept; null: nothing is deleted.</param>
public sealed record AgreementsAnswer(bool Binding, IReadOnlyList<AgreementAnswer> Agreements, RetentionRules? Retention);

internal static class AgreementEndpoints
{
    public static void MapAgreements(this IEndpointRouteBuilder api) => api.MapGet("/agreements", Read)
        .RequireAuthorization(Policies.Proposals).WithTags("Releases").WithSummary("Agreements that bind the project, and how long data are kept.");

    private static AgreementsAnswer Read(ProjectFolder folder, IClock clock)
    {
        try
        {
            // Read anew, as approvals do: the parties may have changed the text since the server began.
            var configuration = ProjectFile.Load(folder);
            var agreements = ProjectAgreements.Read(folder, configuration);
            var today = clock.GetCurrentInstant().InZone(configuration.TimeZone).Date;
            return new(agreements.Bind, [.. agreements.All.Select(a => Answer(a.Terms, a.Sha256, today))], configuration.Retention);
        }
        catch (Exception e) when (e is ConfigurationException or DisclosureRefusedException)
        {
            throw new ProblemException(409, ProblemCode.Conflict, e.Message);
        }
    }

    private static AgreementAnswer Answer(Agreement a, string sha256, LocalDate today) => new(
        a.Id, a.Version, a.Operator, a.Agency, a.PurposeText, a.Start, a.End, a.IsInForce(today), a.MinimumSubscribers, a.Recipients, sha256);
}
