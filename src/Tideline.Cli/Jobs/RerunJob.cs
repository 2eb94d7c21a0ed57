using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Keys;
using Tideline.Projects.Lake;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Cli.Jobs;

/// <summary>What making a release again gave.</summary>
/// <param name="Differing">Names of files whose bytes differ from those the manifest names; empty where it was reproduced.</param>
/// <param name="Changed">What the manifests of both say differently, one sentence each.</param>
/// <param name="LaterFiles">Event files in the lake that the release was not made from, and neither was the repeat.</param>
internal sealed record Rerun(string Release, IReadOnlyList<string> Differing, IReadOnlyList<string> Changed, int LaterFiles);

/// <summary>
/// Makes a release again from the inputs that its manifest names, and compares bytes. It runs in a folder of its own below
/// <c>lake/tmp/</c>, because what it makes is as secret as the lake; the folder is removed. Lake and register stay as they are.
/// </summary>
internal static class RerunJob
{
    private const int Named = 5;

    /// <summary>The files that must have the same bytes. The bulletin and the manifest also name things that no figure depends on;
    /// releases of earlier versions have no merged areas.</summary>
    public static IReadOnlyList<string> Compared { get; } = ["observations.csv", "observations.parquet", MergedCsv.FileName, "areas.geojson"];

    /// <exception cref="ConfigurationException">There is no such release, its emergency is not declared any more, or the engine is not DuckDB.</exception>
    /// <exception cref="DisclosureRefusedException">The release is not what was proposed.</exception>
    /// <exception cref="InputRefusedException">Inputs are not held any more.</exception>
    public static Rerun Run(Workspace workspace, ReleaseId id, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var folder = workspace.Folder;
        var register = new ReleaseRegister(folder.Releases, SystemClock.Instance);
        register.Demand(id);
        var manifest = ManifestOf(workspace, id);
        var root = Path.Combine(folder.Temporary, string.Create(CultureInfo.InvariantCulture, $"rerun-{Environment.ProcessId}"));
        try
        {
            var aside = Workspace.Open(folder.Root, root) with { Only = manifest.Emergency.Id, Then = new AgreedThen(manifest.Agreement?.Id) };
            var later = CopyRecords(folder, aside.Folder, manifest);
            foreach (var release in TimeOfProposal.Copy(folder.Releases, register.Entries, id, aside.Folder.Releases))
            {
                CopyIfThere(Path.Combine(folder.Contributors, release + ".csv"), Path.Combine(aside.Folder.Contributors, release + ".csv"));
            }

            var onset = workspace.Configuration.Emergencies.First(e => e.Id == manifest.Emergency.Id).Onset;
            var epoch = KeyEpochs.Read(folder).Of(onset).Id;
            var again = ReleaseManifest.Read(RunJob.Run(aside, epoch, progress, cancellation).Single().Folder);
            return new Rerun(
                id.Value, [.. Compared.Where(f => manifest.Files.TryGetValue(f, out var then) && then != again.Files[f])], ManifestDifferences.Of(manifest, again), later);
        }
        finally
        {
            if (Directory.Exists(root))
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static ReleaseManifest ManifestOf(Workspace workspace, ReleaseId id)
    {
        if (workspace.Configuration.Engine.Kind != EngineKind.DuckDb)
        {
            throw new ConfigurationException("verify --rerun works on this machine, which only 'engine: duckdb' runs on; nothing was changed.");
        }

        var manifest = ReleaseManifest.Read(Path.Combine(workspace.Folder.Releases, id.Value));
        return workspace.Configuration.Emergencies.Any(e => e.Id == manifest.Emergency.Id) ? manifest : throw new ConfigurationException(
            $"project.yaml does not declare the emergency '{manifest.Emergency.Id}' of release {id} any more. Declare it as it was then; nothing was changed.");
    }

    /// <summary>Puts the records of the event files that the manifest names beside; the events themselves are read where they are.</summary>
    /// <returns>How many accepted files the manifest does not name.</returns>
    private static int CopyRecords(ProjectFolder folder, ProjectFolder aside, ReleaseManifest manifest)
    {
        var held = FileCatalogue.Read(folder).Accepted.ToDictionary(f => f.Sha256, StringComparer.Ordinal);
        string[] missing =
        [
            .. manifest.InputHashes.Where(i => held.TryGetValue(i.Value, out var file)
                ? file.Parts.Any(p => !File.Exists(Path.Combine(folder.Lake, p)))
                : !File.Exists(folder.Resolve(i.Key))).Select(i => i.Key),
        ];
        if (missing.Length > 0)
        {
            throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"Release {manifest.Release} cannot be made again: {missing.Length} of {manifest.InputHashes.Count} inputs are not held any more ({string.Join(", ", missing.Take(Named))}{(missing.Length > Named ? ", …" : "")}). Ingest the event files again, or restore the tables; nothing was changed."));
        }

        var used = manifest.InputHashes.Values.Where(held.ContainsKey).ToHashSet(StringComparer.Ordinal);
        foreach (var file in used.Select(hash => held[hash]))
        {
            FileCatalogue.Commit(aside, file with { Parts = [.. file.Parts.Select(p => Path.Combine(folder.Lake, p))] });
        }

        CopyIfThere(folder.KeyMark, aside.KeyMark);
        return held.Count - used.Count;
    }

    private static void CopyIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
    }
}
