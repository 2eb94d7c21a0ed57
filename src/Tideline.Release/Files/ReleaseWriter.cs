using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Files;
using Tideline.Release.Agreements;
using Tideline.Release.Gate;
using Tideline.Release.Observations;
using Tideline.Release.Register;

namespace Tideline.Release.Files;

/// <summary>Writes a gated release as a folder of files and enters it into the register as proposed.</summary>
public static class ReleaseWriter
{
    /// <summary>
    /// Writes <c>releases/&lt;id&gt;/</c> whole or not at all. A release that stands there with the same bytes is left
    /// alone; another of the same id is replaced while nobody has approved it.
    /// </summary>
    /// <param name="releases">Path of the project's <c>releases/</c>.</param>
    /// <param name="bulletinHtml">The bulletin, made from the gated release alone; the same for the same input.</param>
    /// <param name="clock">For <c>log.json</c> and the register only.</param>
    /// <param name="records">Keeps the people behind the figures for later releases; null: later releases keep every number of this
    /// one.</param>
    /// <param name="proposerKey">Private key file of the registered person who proposes; null: a run without a person.</param>
    /// <param name="account">Of the server, who asked for the run; null: no server's.</param>
    /// <exception cref="ConfigurationException">The proposer's key is not registered.</exception>
    /// <exception cref="DisclosureRefusedException">A release of this id with other bytes is approved already, or a file crosses a red line.</exception>
    /// <exception cref="EngineException">The files could not be written.</exception>
    public static ReleaseId Propose(
        ReleaseInput input, GatedRelease gated, string releases, string bulletinHtml, IClock clock,
        ContributorRecords? records = null, string? proposerKey = null, string? account = null)
    {
        if (gated.Id != ReleaseId.Of(input))
        {
            throw new ArgumentException("The gated release was made from another input.", nameof(gated));
        }

        var folder = new ReleaseFolder(Path.GetFullPath(releases));
        var register = new ReleaseRegister(folder.Root, clock);
        using var guard = folder.Lock();
        using var proposer = proposerKey is null ? null : register.Persons.SignerOf(proposerKey);
        var temporary = Path.Combine(folder.Root, $".proposing-{gated.Id}");
        try
        {
            Discard(temporary);
            Directory.CreateDirectory(temporary);
            WriteFiles(input, gated, temporary, bulletinHtml, clock);
            ReleasedFiles.Demand(temporary, input);
            MoveIntoPlace(gated.Id, folder, temporary, register);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"Release {gated.Id} could not be written: {e.Message} Free disk space or check the rights of releases/, then run again; no half-written release is left.", e);
        }
        finally
        {
            Discard(temporary);
        }

        var manifest = FileHash.Of(Path.Combine(folder.Of(gated.Id), ReleaseManifest.FileName));
        if (gated.Contributors is { } people)
        {
            records?.Write(gated.Id, manifest, people);
        }

        register.EnterProposal(gated.Id, manifest, proposer, account);
        return gated.Id;
    }

    private static void WriteFiles(ReleaseInput input, GatedRelease gated, string target, string bulletinHtml, IClock clock)
    {
        Put("observations.csv", Encoding.UTF8.GetBytes(ObservationCsv.Write(gated.Observations)));
        ObservationParquet.Write(gated.Observations, Path.Combine(target, "observations.parquet"));
        var bases = gated.RoundingBases.ToDictionary(b => (b.Indicator, b.Unit), b => b.Base);
        Put(MergedCsv.FileName, Encoding.UTF8.GetBytes(MergedCsv.Write(MergedAreas.Of(
            gated.Observations, input.Reference.Boundaries!.Hierarchy, bases.GetValueOrDefault, gated.LeftOut.Count == 0))));
        Put("areas.geojson", AreasGeoJson.Write(input.Reference.Boundaries!, gated.Observations));
        Put("bulletin.html", Encoding.UTF8.GetBytes(bulletinHtml));
        var hashes = Directory.EnumerateFiles(target).ToDictionary(f => Path.GetFileName(f), FileHash.Of);
        Put(ReleaseManifest.FileName, ReleaseManifest.Of(input, gated, hashes).ToBytes());
        Put(ReleaseFolder.Log, JsonSerializer.SerializeToUtf8Bytes(new
        {
            proposed_at = clock.GetCurrentInstant().ToString(),
            runtime = RuntimeInformation.FrameworkDescription,
            system = RuntimeInformation.OSDescription,
        }));

        void Put(string name, byte[] bytes) => ReleaseFolder.Write(Path.Combine(target, name), bytes);
    }

    private static void MoveIntoPlace(ReleaseId id, ReleaseFolder folder, string temporary, ReleaseRegister register)
    {
        var target = folder.Of(id);
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        if (Same(temporary, target))
        {
            return;
        }

        var manifest = FileHash.Of(Path.Combine(temporary, ReleaseManifest.FileName));
        if (register.HasApproval(id) && !register.WasProposed(id, manifest))
        {
            throw new DisclosureRefusedException(
                $"Release {id} is approved, but the same inputs now give other files. Verify the release, and report a result that is not reproducible; the approved release was left as it is.");
        }

        var old = Path.Combine(folder.Root, $".replaced-{id}");
        Discard(old);
        Directory.Move(target, old);
        Directory.Move(temporary, target);
        Discard(old);
    }

    private static bool Same(string a, string b)
    {
        string[] names = [.. Directory.EnumerateFiles(a).Select(f => Path.GetFileName(f)).Where(n => n != ReleaseFolder.Log)];
        return names.All(n => File.Exists(Path.Combine(b, n))
            && FileHash.Of(Path.Combine(a, n)) == FileHash.Of(Path.Combine(b, n)));
    }

    private static void Discard(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
