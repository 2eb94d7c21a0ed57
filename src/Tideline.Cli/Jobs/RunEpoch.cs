using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;

namespace Tideline.Cli.Jobs;

/// <summary>The key epoch that a run works in: figures need subscribers that can be followed, so that days of two epochs are
/// never used together.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Ingested">Local days with events, of all epochs.</param>
internal sealed record RunEpoch(KeyEpoch Epoch, IReadOnlyList<LocalDate> Ingested)
{
    /// <param name="workspace">A project with an emergency.</param>
    /// <param name="id">Id of an epoch; null: that of the latest onset.</param>
    /// <exception cref="ConfigurationException">There is no such epoch, or no emergency has its onset in it.</exception>
    public static RunEpoch Of(Workspace workspace, string? id)
    {
        var epochs = KeyEpochs.Read(workspace.Folder);
        var emergencies = workspace.Configuration.Emergencies;
        var epoch = id is null ? epochs.Of(emergencies.Max(e => e.Onset)) : epochs.Demand(id);
        return emergencies.Any(e => epoch.Holds(e.Onset))
            ? new RunEpoch(epoch, FileCatalogue.Read(workspace.Folder).Days)
            : throw new ConfigurationException(
                $"No emergency of project.yaml has its onset in key epoch {epoch.Id}, so there is nothing to run in it. 'tideline key list' shows the days of each epoch; nothing was changed.");
    }

    public bool Holds(Emergency emergency) => Epoch.Holds(emergency.Onset);

    /// <summary>How much of what an emergency wants lies in the epoch.</summary>
    public EpochReach Reach(Emergency emergency, Workspace workspace) =>
        EpochReach.Of(emergency.Id, emergency.Onset, Epoch, Ingested, workspace.Configuration.Methods);

    /// <summary>Emergencies that a run left as they are, because their onsets lie in other epochs than its own; a sentence for each.</summary>
    public static IEnumerable<string> LeftOut(Workspace workspace, IReadOnlyList<Proposal> proposals)
    {
        var epochs = KeyEpochs.Read(workspace.Folder);
        var run = proposals.Select(p => p.Outcome.Emergency.Id).ToHashSet(StringComparer.Ordinal);
        return workspace.Configuration.Emergencies.Where(e => !run.Contains(e.Id)).Select(e =>
            $"Emergency '{e.Id}' has its onset in key epoch {epochs.Of(e.Onset).Id} and was not run; its releases stay as they are. Run it with 'tideline run --epoch {epochs.Of(e.Onset).Id}'.");
    }
}
