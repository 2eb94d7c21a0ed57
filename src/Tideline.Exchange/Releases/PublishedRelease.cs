using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Tideline.Domain;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Observations;
using Tideline.Release.Register;

namespace Tideline.Exchange.Releases;

/// <summary>A release that is public: what its own files say, so that nothing of the project goes along that was not approved.</summary>
/// <param name="Observations">In file order.</param>
/// <param name="Areas">Every area of the boundary version, coarse to fine, then by p-code.</param>
/// <param name="PublishedAt">When it was published, ISO 8601 in UTC.</param>
/// <param name="Errata">Corrections in words, oldest first.</param>
public sealed record PublishedRelease(
    ReleaseId Id, ReleaseManifest Manifest, IReadOnlyList<Observation> Observations, IReadOnlyList<ReleasedArea> Areas, string PublishedAt,
    IReadOnlyList<string> Errata)
{
    private static readonly JsonSerializerOptions _geoJson = new() { Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(), 4326)) } };

    /// <summary>The bytes of <c>merged_areas.csv</c>: areas whose own numbers are hidden, taken together; null in releases of versions that had none.</summary>
    public byte[]? MergedAreas { get; init; }

    /// <summary>Areas by p-code.</summary>
    public IReadOnlyDictionary<string, ReleasedArea> ByPCode { get; } = Areas.ToDictionary(a => a.PCode, StringComparer.Ordinal);

    /// <summary>Opens a release that the register says is public, after every hash and signature was checked.</summary>
    /// <param name="releases">Path of the project's <c>releases/</c>.</param>
    /// <exception cref="ConfigurationException">There is no such release.</exception>
    /// <exception cref="DisclosureRefusedException">It is not published, was recalled, is not what was approved, or exports are stopped.</exception>
    /// <exception cref="EngineException">Its files cannot be read.</exception>
    public static PublishedRelease Open(ReleaseRegister register, string releases, ReleaseId id)
    {
        register.DemandNoStop("nothing was written.");
        var verification = register.Verify(id);
        switch (verification.State)
        {
            case ReleaseState.Unknown:
                throw new ConfigurationException($"There is no release {id} in this project; 'tideline release list' shows those there are.");
            case ReleaseState.Recalled:
                throw new DisclosureRefusedException($"Release {id} was recalled and must not be used; 'tideline release show {id}' says why. Nothing was written.");
            case not ReleaseState.Published:
                throw new DisclosureRefusedException(
                    $"Release {id} is not published, so that it may not leave. Let it be approved and published first; nothing was written.");
        }

        if (verification.Findings.Count > 0)
        {
            throw new DisclosureRefusedException(
                $"Release {id} is not what was published: {string.Join("; ", verification.Findings)}. Restore its folder from a copy; nothing was written.");
        }

        var folder = Path.Combine(releases, id.Value);
        var history = register.HistoryOf(id);
        return new(
            id, ReleaseManifest.Read(folder), ObservationCsv.Read(File.ReadAllText(Path.Combine(folder, "observations.csv")), "observations.csv"),
            ReadAreas(Path.Combine(folder, "areas.geojson")), history.Last(e => e.Event == RegisterEvent.Published).At,
            [.. history.Where(e => e.Event == RegisterEvent.Erratum).Select(e => e.Text ?? "")])
        {
            MergedAreas = File.Exists(Path.Combine(folder, MergedCsv.FileName)) ? File.ReadAllBytes(Path.Combine(folder, MergedCsv.FileName)) : null,
        };
    }

    private static IReadOnlyList<ReleasedArea> ReadAreas(string file)
    {
        try
        {
            return
            [
                .. JsonSerializer.Deserialize<FeatureCollection>(File.ReadAllBytes(file), _geoJson)!
                    .Select(f => new ReleasedArea(
                        (string)f.Attributes["pcode"], (string)f.Attributes["name"], Convert.ToInt32(f.Attributes["admin_level"], System.Globalization.CultureInfo.InvariantCulture),
                        f.Attributes["parent"] as string, f.Geometry))
                    .OrderBy(a => a.AdminLevel).ThenBy(a => a.PCode, StringComparer.Ordinal),
            ];
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidCastException)
        {
            throw new EngineException("The areas.geojson of the release cannot be read. Restore its folder from a copy; nothing was written.", e);
        }
    }
}

/// <summary>An area as the release has it.</summary>
/// <param name="Parent">P-code of the area above; null at the top.</param>
/// <param name="Geometry">WGS 84, six decimals.</param>
public sealed record ReleasedArea(string PCode, string Name, int AdminLevel, string? Parent, Geometry Geometry);
