using System.Security.Cryptography;
using NodaTime;
using Tideline.Domain;
using Tideline.Governance.Access;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;

namespace Tideline.Governance.Records;

/// <summary>The desk of a project: its agreements, its pipeline, and whether its assessment of impact stands.</summary>
/// <param name="folder">The project.</param>
/// <param name="configuration">As it is now.</param>
/// <param name="today">Local day.</param>
public sealed class ProjectDesk(ProjectFolder folder, ProjectConfiguration configuration, LocalDate today)
{
    /// <summary>SHA-256 of <c>project.yaml</c>, lower-case hex: any change of it may change what is done to people, so that none passes unseen.</summary>
    /// <exception cref="EngineException">It cannot be read.</exception>
    public static string PipelineHash(ProjectFolder folder)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.ConfigurationFile)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"project.yaml cannot be read: {e.Message} Mend its rights; nothing was changed.", e);
        }
    }

    /// <summary>What an artefact is held against.</summary>
    /// <param name="book">For the assessments of impact.</param>
    public Desk For(IArtefact artefact, GovernanceBook book)
    {
        var desk = Plain;
        return artefact is AccessRequest request ? desk with { Terms = TermsOf(request), ImpactStands = book.Of(ArtefactKind.Impact).Any(Stands) } : desk;
    }

    private Desk Plain => new(today, PipelineHash(folder));

    private bool Stands(HeldArtefact impact) => impact.Findings(Plain).All(f => f.Weight == Weight.Advice);

    private AccessTerms? TermsOf(AccessRequest request)
    {
        var terms = ProjectAgreements.Read(folder, configuration).All.Select(a => a.Terms).ToList();
        var chosen = Words.Blank(request.Agreement) ? terms.Find(t => t.IsInForce(today)) ?? terms.FirstOrDefault() : terms.Find(t => t.Id == request.Agreement);
        return chosen is null ? null : AccessTerms.Of(chosen);
    }
}
