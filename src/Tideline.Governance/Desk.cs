using NodaTime;
using Tideline.Governance.Access;

namespace Tideline.Governance;

/// <summary>What artefacts are held against.</summary>
/// <param name="Today">The local day.</param>
/// <param name="PipelineHash">Hash of the pipeline's configuration as it is now; null where there is no project, as in practice.</param>
public sealed record Desk(LocalDate Today, string? PipelineHash = null)
{
    /// <summary>Steps that were taken with the version that is looked at, oldest first.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Of the agreement under which a request would run; null: there is none.</summary>
    public AccessTerms? Terms { get; init; }

    /// <summary>Whether an assessment of impact (DPIA) is whole, signed and of the pipeline as it is now.</summary>
    public bool ImpactStands { get; init; }
}
