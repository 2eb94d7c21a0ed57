using System.Reflection;
using System.Security.Cryptography;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Returns;
using Tideline.Domain.Scaling;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Agreements;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Lake;
using Tideline.Release;
using Tideline.Release.Bulletins;
using Tideline.Release.Gate;

namespace Tideline.Cli.Jobs;

/// <summary>Puts together what a release is made from.</summary>
internal static class ReleaseInputs
{
    /// <param name="workspace">The project.</param>
    /// <param name="outcome">Unreleased figures.</param>
    /// <param name="engine">The engine that they are from.</param>
    /// <param name="within">The key epoch that they are from.</param>
    /// <param name="limits">What key epochs and retention take from them.</param>
    /// <param name="agreement">What bounds the release; null: no agreement.</param>
    public static ReleaseInput Of(Workspace workspace, EmergencyOutcome outcome, IEngine engine, RunEpoch within, IReadOnlyList<string> limits, HeldAgreement? agreement) => new()
    {
        Project = workspace.Configuration,
        Emergency = outcome.Emergency,
        Reference = workspace.Reference,
        Cubes = [.. outcome.Cubes.Where(c => !c.Indicator.StaysInEnclave)],
        Headline = outcome.Headline,
        Definition = outcome.Parameters.Definition,
        Vintage = outcome.Vintage,
        Provenance = ProvenanceOf(workspace, outcome, engine, within, limits, agreement),
        Agreement = agreement,
        Proof = ProofRecord.OfThisVersion(),
    };

    public static BulletinInput BulletinOf(
        Workspace workspace, ReleaseInput input, GatedRelease gated, IReadOnlyList<WeekAheadTest> backTests)
    {
        var rivers = Path.Combine(workspace.Folder.Root, "reference", "rivers.geojson");
        return new BulletinInput
        {
            Observations = gated.Observations,
            Boundaries = workspace.Reference.Boundaries!,
            Population = workspace.Reference.Population,
            Emergency = input.Emergency,
            Configuration = workspace.Configuration.Bulletin,
            Claim = ClaimOf(input, gated),
            BackTests = gated.Observations.Any(o => o.Indicator == Indicator.ProjectedDisplaced.Name) ? backTests : [],
            Scope = ScopeOf(input, gated),
            Disclosure = workspace.Configuration.Disclosure,
            Provenance = input.Provenance,
            Definition = input.Definition,
            Vintage = input.Vintage,
            ReleaseId = gated.Id.Value,
            TimeZone = workspace.Configuration.TimeZone.Id,
            DayStartsAt = workspace.Configuration.DayStartsAt,
            Rivers = File.Exists(rivers) ? File.ReadAllText(rivers) : null,
        };
    }

    /// <summary>What may be claimed, without areas whose stock the agreement leaves out.</summary>
    private static BulletinClaim ClaimOf(ReleaseInput input, GatedRelease gated)
    {
        var told = gated.Observations.Where(o => o.Indicator == Indicator.DisplacedStock.Name).Select(o => o.Area).ToHashSet(StringComparer.Ordinal);
        var claim = BulletinClaim.Of(input.Headline);
        return input.Agreement is null ? claim : claim with { Areas = [.. claim.Areas.Where(told.Contains)] };
    }

    private static BulletinScope? ScopeOf(ReleaseInput input, GatedRelease gated) => gated.LeftOut.Count == 0
        ? null
        : new(input.Agreement!.Terms.Id, [.. input.Agreement.Terms.Areas], gated.LeftOut);

    private static Provenance ProvenanceOf(
        Workspace workspace, EmergencyOutcome outcome, IEngine engine, RunEpoch within, IReadOnlyList<string> limits, HeldAgreement? agreement)
    {
        var schedule = outcome.Schedule;
        List<string> caveats = agreement is null ? [.. limits] : [.. limits, agreement.Told];
        if (schedule.Placebos.Count == 0)
        {
            caveats.Add("History is too short for a baseline: figures are not corrected for ordinary travel.");
        }
        else if (schedule.HeldFromWeek < schedule.Live.WeekCount)
        {
            caveats.Add("History is short: from some week on the last baseline is held and its spread widened.");
        }

        if (schedule.Season is not null)
        {
            caveats.Add("What the season adds to ordinary travel of exposed homes is known from one year alone; a season that differed this year shifts the figures.");
        }

        if (outcome.BridgedDays.Keys.Any(d => d >= outcome.Emergency.EvacuationStarts && d <= outcome.Vintage))
        {
            caveats.Add("Holidays fall into the emergency: on those days nobody counts as seen, and states are bridged.");
        }

        if (HazardTiming.Of(outcome.Emergency.Hazard).Pace == HazardPace.Trend)
        {
            caveats.Add(
                $"A {outcome.Emergency.Hazard.ToString().ToLowerInvariant()} drives people out over weeks or months, and its onset is a convention: the stock of the first weeks shows no step. Read how the weeks change.{(outcome.Emergency.Hazard == Hazard.Drought ? " Do not use the share that returned: on known truth of a drought it was far too high." : "")}");
        }

        if (outcome.Emergency.FootprintRemarks is { Count: > 0 } remarks)
        {
            caveats.Add($"The footprint, as it was read: {string.Join(" ", remarks)}");
        }

        caveats.AddRange(EmergencyOverlap.Of(outcome.Emergency, OthersOf(workspace, outcome), outcome.Vintage, outcome.Parameters).Select(o => o.Told()));
        var scaling = SummaryOf(workspace, outcome);
        caveats.AddRange(scaling.Caveats);
        return new Provenance
        {
            CodeVersion = typeof(ReleaseInputs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0",
            Engine = engine.Name,
            EngineVersion = engine.Version,
            Seed = outcome.Seed,
            Parameters = outcome.Parameters.Print().Concat(outcome.ProjectionRules.Print()).ToDictionary(StringComparer.Ordinal),
            InputHashes = Hashes(workspace, engine, within, agreement),
            ExcludedDays = outcome.ExcludedDays,
            BridgedDays = outcome.BridgedDays,
            Placebos = [.. schedule.Placebos.Select(p => p.Weeks)],
            Season = schedule.Season is { } season ? [season.LastYear.Weeks, .. season.Trailing.Select(o => o.Weeks)] : [],
            DetectionLimitKm = outcome.Emergency.ExposedAreas.ToDictionary(a => a, a => DetectionLimitKm(workspace, a)),
            PanelSubscribers = outcome.PanelSubscribers,
            WithoutReference = outcome.WithoutReference,
            UnobservedShare = Math.Round(outcome.UnobservedShare, 4),
            Scaling = scaling,
            Caveats = caveats,
        };
    }

    private static IEnumerable<Emergency> OthersOf(Workspace workspace, EmergencyOutcome outcome) => workspace.Configuration.Emergencies
        .Where(e => e.Id != outcome.Emergency.Id).Select(e => EmergencyResolver.Resolve(e, workspace.Reference, workspace.Folder));

    /// <summary>How subscribers became people, as a reader may know it.</summary>
    public static ScalingSummary SummaryOf(Workspace workspace, EmergencyOutcome outcome) =>
        ScalingSummary.Of(outcome.Scaling, outcome.Network.Map, workspace.Configuration.Disclosure.MinimumSubscribers);

    /// <summary>Radius in km of a circle as large as the area: about the move that takes a median resident out of it.</summary>
    private static double DetectionLimitKm(Workspace workspace, string pcode)
    {
        const double kmPerDegree = 111.195;
        var geometry = workspace.Reference.Boundaries!.Geometry[pcode];
        var km2 = geometry.Area * kmPerDegree * kmPerDegree * Math.Cos(geometry.Centroid.Y * Math.PI / 180);
        return Math.Round(Math.Sqrt(km2 / Math.PI), 1);
    }

    private static SortedDictionary<string, string> Hashes(Workspace workspace, IEngine engine, RunEpoch within, HeldAgreement? agreement)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in engine.HeldEvents is { } held ? [held.AsFile()] : FileCatalogue.Read(workspace.Folder).Accepted.Where(f => f.RowsByDay.Keys.Any(within.Epoch.Holds)))
        {
            hashes[file.File] = file.Sha256;
        }

        var (inputs, scaling) = (workspace.Configuration.Inputs, workspace.Configuration.Scaling);
        IEnumerable<string?> files =
        [
            "project.yaml", inputs.Cells.Files, inputs.Areas?.Files, inputs.Population?.Files, inputs.Holidays?.Files,
            .. workspace.Configuration.Emergencies.SelectMany(e => (IEnumerable<string?>)[.. FootprintReader.FilesOf(workspace.Folder, e), e.File]),
            scaling.Margins?.Files, scaling.Categories?.Files, scaling.OwnershipOfAreas?.Files,
            agreement?.File,
        ];
        foreach (var file in files.OfType<string>())
        {
            var path = workspace.Folder.Resolve(file);
            if (File.Exists(path))
            {
                hashes[file] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
            }
        }

        return hashes;
    }
}
