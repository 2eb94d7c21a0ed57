using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Hazards.Exposure;

/// <summary><c>exposure.csv</c>, <c>exposure.geojson</c> and what they say.</summary>
/// <param name="Emergency">Id.</param>
/// <param name="Footprint">Null where the emergency lists areas, which are then covered whole.</param>
/// <param name="Release">A published release of the emergency whose last week stands beside the people exposed; null: none.</param>
public sealed record ExposureFiles(
    string Emergency, IReadOnlyList<ExposedArea> Areas, ExposureMethod Method, Footprint? Footprint, Boundaries Boundaries, PublishedRelease? Release)
{
    private const string Restricted = "made from the operator's cells: not to leave without its consent";

    private static readonly JsonSerializerOptions _geoJson = new()
    {
        Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(1_000_000), 4326)) },
    };

    /// <summary>Bytes by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        var figures = Figures();
        return new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["exposure.csv"] = Encoding.UTF8.GetBytes(Csv(figures)),
            ["exposure.geojson"] = GeoJson(figures),
            ["README.md"] = Encoding.UTF8.GetBytes(ReadMe()),
        };
    }

    /// <param name="lake">Path of the project's <c>lake/</c>, where nothing that may leave can lie.</param>
    /// <exception cref="ConfigurationException">The folder cannot be written.</exception>
    /// <exception cref="DisclosureRefusedException">It lies in the lake.</exception>
    public void Write(string folder, string lake, bool replace)
    {
        OutputFolder.DemandOutside(folder, lake);
        OutputFolder.Write(folder, Files(), replace);
    }

    private string MethodWord => Method == ExposureMethod.Land ? "share of land" : $"share of masts ({Restricted})";

    private Dictionary<string, Observation> Figures()
    {
        List<Observation> rows = [.. Release?.Observations.Where(o => o.Indicator == Indicator.DisplacedStock.Name) ?? []];
        return rows.Count == 0 ? [] : rows.Where(o => o.PeriodEnd == rows.Max(r => r.PeriodEnd)).ToDictionary(o => o.Area, StringComparer.Ordinal);
    }

    private string Csv(Dictionary<string, Observation> figures)
    {
        var text = new StringBuilder().Line(
            "pcode", "name", "admin_level", "parent", "population", "area_km2", "covered_km2", "share_exposed", "exposed", "method", "emergency",
            "displaced", "displaced_lower", "displaced_upper", "displaced_status", "period_start", "period_end", "release");
        foreach (var a in Areas)
        {
            var o = figures.GetValueOrDefault(a.PCode);
            text.Line(
                a.PCode, a.Name, a.AdminLevel, a.Parent, a.People, Math.Round(a.AreaKm2, 1), Math.Round(a.CoveredKm2, 1), a.Share is { } s ? Math.Round(s, 3) : null, a.Exposed,
                MethodWord, Emergency, o?.Value, o?.Lower, o?.Upper, o?.Status.Code(), o?.PeriodStart, o?.PeriodEnd, o is null ? null : Release!.Id.Value);
        }

        return text.ToString();
    }

    private byte[] GeoJson(Dictionary<string, Observation> figures)
    {
        var features = new FeatureCollection();
        foreach (var a in Areas)
        {
            var o = figures.GetValueOrDefault(a.PCode);
            features.Add(new Feature(Boundaries.Geometry[a.PCode], new AttributesTable
            {
                { "pcode", a.PCode }, { "name", a.Name }, { "admin_level", a.AdminLevel }, { "population", a.People },
                { "share_exposed", a.Share is { } s ? Math.Round(s, 3) : null }, { "exposed", a.Exposed }, { "method", MethodWord },
                { "displaced", o?.Value }, { "displaced_status", o?.Status.Code() },
            }));
        }

        return [.. JsonSerializer.SerializeToUtf8Bytes(features, _geoJson), (byte)'\n'];
    }

    private string ReadMe()
    {
        var text = new StringBuilder($"# People exposed to {Emergency}\n\n");
        text.Append("Published population of each area, times the share of it that the footprint covers. People exposed are no people displaced, and nobody was counted.\n\n");
        text.Append(Method == ExposureMethod.Land
            ? "* Assumed: people live evenly over an area. Where they crowd along a river, more are exposed than this says; where the covered land is empty, fewer.\n"
            : $"* Assumed: people live where the operator's masts are. This is {Restricted}.\n");
        text.Append("* Areas that the footprint does not touch have no row. Levels add up; do not add one level to another.\n");
        text.Append(Footprint is null ? "* The emergency lists areas: each is covered whole.\n"
            : string.Create(CultureInfo.InvariantCulture, $"* The footprint has {Footprint.Parts} part(s) and {Footprint.AreaKm2:0} km².\n"));
        text.AppendJoin("", (Footprint?.Remarks ?? []).Select(r => $"* {r}\n"));
        text.Append(Release is null ? "" : $"* Displaced: last week of `displaced_stock` in the published release {Release.Id}, by home area, with its 80% interval. No value is not 0: Q suppressed, L not observable.\n");
        return text.ToString();
    }
}
