using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Alerts;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Cubes;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Agreements;
using Tideline.Projects.Emergencies;
using Tideline.Release;
using Tideline.Release.Bulletins;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Privacy;
using Tideline.Release.Register;

namespace Tideline.Cli.Jobs;

/// <summary>What a run proposed for one emergency.</summary>
/// <param name="Limits">What key epochs and retention take from its figures.</param>
/// <param name="Agreement">What it was made under; null: no agreement.</param>
internal sealed record Proposal(EmergencyOutcome Outcome, GatedRelease Gated, string Folder, IReadOnlyList<string> Limits, HeldAgreement? Agreement);

/// <summary>From ingested days to a proposed release for each emergency.</summary>
internal static class RunJob
{
    /// <param name="workspace">The project.</param>
    /// <param name="epoch">Id of the key epoch whose emergencies are run; null: that of the latest onset.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops between stages.</param>
    public static IReadOnlyList<Proposal> Run(Workspace workspace, string? epoch, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        Demand(workspace);
        var within = RunEpoch.Of(workspace, epoch);
        _ = RunAgreements.Of(workspace, within);
        using var engine = workspace.OpenEngine(cancellation);
        var days = new Preparation(workspace.Folder, workspace.Configuration, workspace.Reference, engine) { Epoch = within.Epoch }
            .Run(TripsFrom(workspace), progress, cancellation);
        return Run(workspace, engine, days, within, progress, cancellation);
    }

    /// <summary>The same from days that are prepared already.</summary>
    /// <param name="workspace">The project.</param>
    /// <param name="engine">Holds the days.</param>
    /// <param name="days">Prepared in this process, so that nothing changed since.</param>
    /// <param name="within">The key epoch of the days.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellation">Stops between stages.</param>
    public static IReadOnlyList<Proposal> Run(
        Workspace workspace, IEngine engine, PreparedDays days, RunEpoch within, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var (folder, configuration, reference) = workspace;
        var agreements = RunAgreements.Of(workspace, within);
        var emergencies = configuration.Emergencies.Select(e => EmergencyResolver.Resolve(e, reference, folder)).ToArray();
        Withdrawn.Forget(folder, [.. emergencies.Select(e => e.Id)]);
        var parameters = configuration.Methods;
        Emergency[] wanted = [.. emergencies.Where(e => within.Holds(e) && (workspace.Only is null || e.Id == workspace.Only))];
        var rows = new EngineRows(engine, days.SubscribersByDay.Values.Sum()) { Emergencies = wanted.Length };
        var daily = new DailyRun(reference, emergencies);
        days = daily.Find(rows, days, parameters, progress, cancellation);
        List<Proposal> proposals = [];
        List<NetworkView> networks = [];
        foreach (var emergency in wanted)
        {
            var limits = RunLimits.Of(workspace, within, emergency, days);
            var destinations = new DestinationRun(reference, parameters, configuration.Disclosure);
            EmergencyOutcome outcome;
            try
            {
                outcome = new EmergencyRun(rows, reference, days, parameters)
                {
                    Alarms = n => daily.AboutPeople(days, n, new AlarmParameters()),
                    KeepsBoundedCounts = configuration.Disclosure.DifferentialPrivacy is not null,
                }.Run(emergency, emergencies.Where(e => e != emergency), progress, cancellation);
            }
            catch (InputRefusedException refusal) when (limits.Count > 0 || IsBefore(emergency, days))
            {
                var told = string.Join(' ', [refusal.Message, .. limits]);

                // Nothing can be observed yet, but where people would go is asked now.
                throw IsBefore(emergency, days) && destinations.Before(rows, days, emergency, progress, cancellation)?.Write(folder) is { } file
                    ? new InputRefusedException($"{told} Where people would go, from the days at hand, stands in {file}.", refusal)
                    : new InputRefusedException(told, refusal);
            }

            destinations.During(outcome)?.Write(folder);
            networks.Add(outcome.Network);
            CubeFile.Write(Path.Combine(folder.Cubes, emergency.Id + ".csv"), outcome.Cubes);
            ProjectionFile.Write(Path.Combine(folder.Projections, emergency.Id + ".json"), outcome);
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new RunProgress("Disclosure control", 0, 0));
            var input = ReleaseInputs.Of(workspace, outcome, engine, within, limits, agreements[emergency.Id]);
            var register = new ReleaseRegister(folder.Releases, SystemClock.Instance);
            var records = new ContributorRecords(folder.Contributors, within.Epoch.Mark);
            (input, var gated) = Gate(workspace, within, outcome, input, register, records);
            cancellation.ThrowIfCancellationRequested();
            progress.Report(new RunProgress("Release and bulletin", 0, 0));
            var bulletin = Bulletin.Render(ReleaseInputs.BulletinOf(workspace, input, gated, gated.DifferentialPrivacy is null ? outcome.Projections.Weeks : []));
            var id = ReleaseWriter.Propose(input, gated, folder.Releases, bulletin, SystemClock.Instance, records, workspace.ProposerKey, workspace.AskedBy);
            proposals.Add(new Proposal(outcome, gated, Path.Combine(folder.Releases, id.Value), limits, input.Agreement));
        }

        progress.Report(new RunProgress("Alarms", 0, 0));
        var alarms = daily.Alarms(days, networks, new AlarmParameters());
        AlarmFile.Write(folder.Alarms, alarms, emergencies, days.Places.Map.Hierarchy);
        ScalingReport.Write(folder, proposals.ToDictionary(p => p.Outcome.Emergency.Id, p => ReleaseInputs.SummaryOf(workspace, p.Outcome)));
        QualityRun.Write(folder, configuration, reference, days, networks.LastOrDefault(), daily.Findings(alarms, days.Places.Map.Hierarchy));
        RetentionJob.Enforce(workspace, engine, cancellation);
        return proposals;
    }

    private static (ReleaseInput Input, GatedRelease Gated) Gate(
        Workspace workspace, RunEpoch within, EmergencyOutcome outcome, ReleaseInput input, ReleaseRegister register, ContributorRecords records)
    {
        if (outcome.Bounded is not { } counts)
        {
            return (input, ReleaseGate.Apply(input, register.Published(input, records)));
        }

        var source = new PrivateSource(counts, outcome.Network.InWeek, EpochOf(workspace, within), new CryptographicBits());
        var release = PrivateGate.Apply(input, source, register, new PrivacyLedger(workspace.Folder.Releases, SystemClock.Instance));
        return (release.Input, release.Gated);
    }

    /// <summary>The pseudonym epoch of the data, which pays for what is measured from them.</summary>
    private static string EpochOf(Workspace workspace, RunEpoch within) =>
        workspace.Configuration.Disclosure.DifferentialPrivacy?.Epoch
        ?? within.Epoch.Mark
        ?? throw new ConfigurationException(
            "Differential privacy keeps a budget for each pseudonym epoch, and the lake does not say under which key its events were ingested. Name the epoch in disclosure.differential_privacy.epoch; nothing was released.");

    /// <summary>First day for which trips are made: some weeks before the first emergency.</summary>
    public static LocalDate? TripsFrom(Workspace workspace) =>
        workspace.Configuration.Emergencies.Count == 0
            ? null
            : workspace.Configuration.Emergencies.Min(e => e.EvacuationStarts).PlusDays(-EmergencyRun.LeadDays);

    /// <summary>Whether data end before the emergency's first week does.</summary>
    private static bool IsBefore(Emergency emergency, PreparedDays days) =>
        days.Vintage is { } vintage && vintage < Day.Date(Day.Monday(Day.Number(emergency.EvacuationStarts)) + 6);

    /// <summary>Refuses, by name, what cannot be estimated without an emergency, areas or population; and a proposer who is not
    /// registered.</summary>
    public static void Demand(Workspace workspace)
    {
        if (workspace.ProposerKey is { } key)
        {
            _ = new ReleaseRegister(workspace.Folder.Releases, SystemClock.Instance).PersonOf(key);
        }

        if (workspace.Configuration.Emergencies.Count == 0)
        {
            throw new ConfigurationException(
                "project.yaml declares no emergency, so there is nothing to run. Add one under 'emergencies:'; the quality report of 'tideline ingest' needs none.");
        }

        const string indicators = "present_population, abnormality, residents, displaced_stock, displaced_hosted, displacement_flow, newly_displaced, returned, returned_share, projected_displaced and trips";
        if (workspace.Reference.Boundaries is null)
        {
            throw new ConfigurationException(
                $"{indicators} need areas, and project.yaml has none. Add inputs.areas (and inputs.population); ingest and the quality report work without.");
        }

        if (workspace.Reference.Population is null)
        {
            throw new ConfigurationException(
                $"{indicators} need the population of areas, and project.yaml has none. Add inputs.population; ingest and the quality report work without.");
        }
    }
}
