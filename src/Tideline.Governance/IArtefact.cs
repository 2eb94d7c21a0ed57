namespace Tideline.Governance;

/// <summary>A document of governance that is written in fields, so that rules can read it.</summary>
public interface IArtefact
{
    /// <summary>What people call it; empty where nobody named it.</summary>
    string Title { get; }

    /// <summary>What is missing, stale or refused, in the order of the form; empty where nothing is.</summary>
    IReadOnlyList<Finding> Findings(Desk desk);
}
