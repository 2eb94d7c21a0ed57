using System.Security.Cryptography;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Governance.Access;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;

namespace Tideline.Governance.Records;

/// <summary>The desk of a project: its agreements, its pipeline, and whether its assessment of impact stands.</summary>
/// <param name="folder">The project.</param>
/// <param name="configuration">As it is now.</param>
/// <param name="book">Of the project.</param>
/// <param name="today">Local day.</param>
/// <remarks>What it is held against is read once, when it is asked for: a desk is for one look.</remarks>
public sealed class ProjectDesk(ProjectFolder folder, ProjectConfiguration configuration, GovernanceBook book, LocalDate today)
{
    private readonly Lazy<Desk> _plain = new(() => new(today, PipelineHash(folder)));
    private readonly Lazy<List<Agreement>> _agreements = new(() => [.. ProjectAgreements.Read(folder, configuration).All.Select(a => a.Terms)]);
    private bool? _impactStands;

    private bool ImpactStands => _impactStands ??= book.Of(ArtefactKind.Impact).Any(h => h.Findings(_plain.Value).All(f => f.Weight == Weight.Advice));

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
    public Desk For(IArtefact artefact) =>
        artefact is AccessRequest request ? _plain.Value with { Terms = TermsOf(request), ImpactStands = ImpactStands } : _plain.Value;

    /// <summary>What is missing, stale or refused in it.</summary>
    public IReadOnlyList<Finding> FindingsOf(HeldArtefact held) => held.Findings(For(held.Document));

    private AccessTerms? TermsOf(AccessRequest request)
    {
        var terms = _agreements.Value;
        var chosen = Words.Blank(request.Agreement) ? terms.Find(t => t.IsInForce(today)) ?? terms.FirstOrDefault() : terms.Find(t => t.Id == request.Agreement);
        return chosen is null ? null : AccessTerms.Of(chosen);
    }
}
