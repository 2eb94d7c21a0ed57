namespace Tideline.Governance;

/// <summary>An artefact that goes from state to state, each step taken by a person of an organisation.</summary>
public interface IStepped : IArtefact
{
    /// <summary>Whether steps still count when the text is changed; else it begins anew, for nobody agreed to the new text.</summary>
    bool OutlivesChanges { get; }

    /// <summary>Where it stands after these steps, in words like <c>technical_check</c>.</summary>
    string StateAfter(IReadOnlyList<Step> steps);

    /// <summary>States that may follow; empty where the way ends.</summary>
    IReadOnlyList<string> After(string state);

    /// <summary>Whether this step decides: then it takes a person who may sign.</summary>
    bool Decides(string state);

    /// <summary>What stands against one more step; empty where it may be taken.</summary>
    IReadOnlyList<Finding> Against(Step next, Desk desk);
}
