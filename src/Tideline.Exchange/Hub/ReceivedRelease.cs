using System.IO.Compression;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Hub;

/// <summary>An operator's release as a hub keeps it.</summary>
internal sealed record ReceivedRelease(ReleaseManifest Manifest, IReadOnlyList<Observation> Observations, LocalDate Vintage)
{
    public const string Figures = "observations.csv";

    /// <summary>The release in a bundle that was verified when it came, and has not changed since.</summary>
    /// <exception cref="EngineException">It cannot be read.</exception>
    public static ReceivedRelease FromBundle(string file, string id)
    {
        var folder = Directory.CreateTempSubdirectory("tideline-hub-").FullName;
        try
        {
            Unpack(HubBundle.Open(file).Release, id, folder);
            return Read(folder);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new EngineException($"A received bundle cannot be read: {e.Message} Restore hub/bundles from a copy.", e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes figures and manifest of a bundle of a release into a folder.</summary>
    /// <exception cref="InvalidDataException">They are not in it, or are larger than any.</exception>
    public static void Unpack(byte[] release, string id, string folder)
    {
        using var zip = new ZipArchive(new MemoryStream(release));
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])[Figures, ReleaseManifest.FileName])
        {
            File.WriteAllBytes(Path.Combine(folder, name), HubBundle.Read(zip, $"{id}/{name}", HubReception.LargestFile));
        }
    }

    /// <exception cref="EngineException">The files cannot be read.</exception>
    public static ReceivedRelease Read(string folder)
    {
        var manifest = ReleaseManifest.Read(folder);
        if (manifest is null or { Emergency: null } or { RoundingBases: null } or { Vintage: null })
        {
            throw new EngineException("The manifest lacks what every manifest has.");
        }

        try
        {
            return LocalDatePattern.Iso.Parse(manifest.Vintage) is { Success: true } vintage
                ? new(manifest, ObservationCsv.Read(File.ReadAllText(Path.Combine(folder, Figures)), Figures), vintage.Value)
                : throw new EngineException("The manifest names no last day of data.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"{Figures} of a received release cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What its numbers of people of an indicator are rounded to.</summary>
    public decimal BaseOf(string indicator) => Manifest.RoundingBases.Where(b => b.Indicator == indicator && b.Unit == Unit.People).Select(b => b.Base).DefaultIfEmpty(1).Max();
}
