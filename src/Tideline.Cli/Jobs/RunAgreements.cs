using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Jobs;

/// <summary>The agreement under which a release was made that is made again.</summary>
/// <param name="Id">Null: it was made under none.</param>
internal sealed record AgreedThen(string? Id);

/// <summary>Under which agreement each emergency of a run is released; asked before any work is done.</summary>
internal static class RunAgreements
{
    /// <summary>What allows the figures of an emergency to be proposed.</summary>
    /// <returns>Null where the project is bound by none.</returns>
    /// <exception cref="DisclosureRefusedException">AG1, AG2, AG3, AG9, or RL1: nothing allows them.</exception>
    public static HeldAgreement? Of(Workspace workspace, EmergencyConfiguration emergency)
    {
        var (configuration, minimum) = (workspace.Configuration, workspace.Configuration.Disclosure.MinimumSubscribers);
        RedLines.Demand(minimum);
        if (workspace.Then is not { } then)
        {
            return ProjectAgreements.Read(workspace.Folder, configuration).Choose(emergency, configuration.Purpose, minimum, RetentionJob.Today(workspace));
        }

        // What is made again is compared and not released: it needs the text, and no agreement that is in force.
        return then.Id is not { } id ? null : new ProjectAgreements(workspace.Folder.Agreements, null, []).Find(id) ?? throw new InputRefusedException(
            $"The release was made under agreement '{id}', and there is no agreements/{id}.yaml any more. Restore the file; nothing was changed.");
    }

    /// <summary>The same for every emergency that is run.</summary>
    /// <returns>By id of the emergency.</returns>
    /// <exception cref="DisclosureRefusedException">See above.</exception>
    public static IReadOnlyDictionary<string, HeldAgreement?> Of(Workspace workspace, RunEpoch within) => workspace.Configuration.Emergencies
        .Where(e => within.Epoch.Holds(e.Onset) && (workspace.Only is null || e.Id == workspace.Only))
        .ToDictionary(e => e.Id, e => Of(workspace, e), StringComparer.Ordinal);
}
