using NodaTime;

namespace Tideline.Governance;

/// <summary>A document of governance that is written in fields, so that rules can read it.</summary>
public interface IArtefact
{
    /// <summary>What people call it; empty where nobody named it.</summary>
    string Title { get; }

    /// <summary>What is missing, stale or refused, in the order of the form; empty where nothing is.</summary>
    IReadOnlyList<Finding> Findings(Desk desk);
}

/// <summary>What artefacts are held against.</summary>
/// <param name="Today">The local day.</param>
/// <param name="PipelineHash">Hash of the pipeline's configuration as it is now; null where there is no project, as in practice.</param>
public sealed record Desk(LocalDate Today, string? PipelineHash = null);
