using System.Globalization;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Union;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Exchange.Hazards;

/// <summary>What a person chooses where a source leaves it open.</summary>
public sealed record ProposalWish
{
    /// <summary>Id of the emergency; null: hazard, source and the source's id.</summary>
    public string? Id { get; init; }

    /// <summary>Kind of the emergency; null: the source's.</summary>
    public Hazard? Kind { get; init; }

    /// <summary>First local day; null: the source's.</summary>
    public LocalDate? Onset { get; init; }

    /// <summary>Radius in km of circles around the points of sources that have no polygon; null: none.</summary>
    public double? RadiusKm { get; init; }

    /// <summary>Instead of a footprint, areas of this admin level: those that hold a point or are named. Null: a footprint.</summary>
    public int? Level { get; init; }

    /// <summary>Whether exercises, tests, and what is over or was cancelled may be proposed too.</summary>
    public bool AlsoNotCurrent { get; init; }
}

/// <summary>An emergency as it could be declared. It is a text for a person to read: nothing is declared by it.</summary>
/// <param name="Id">Id of the emergency.</param>
/// <param name="Yaml">The file of the emergency.</param>
/// <param name="Footprint">GeoJSON; null where it names areas.</param>
/// <param name="ExposedAreas">P-codes of the finest areas that it would expose.</param>
/// <param name="Remarks">What the person must look at, a sentence each.</param>
public sealed record HazardProposal(string Id, string Yaml, string? Footprint, IReadOnlyList<string> ExposedAreas, IReadOnlyList<string> Remarks)
{
    private const int LongestId = 60;

    private static readonly JsonSerializerOptions _geoJson = new()
    {
        Converters = { new GeoJsonConverterFactory(new GeometryFactory(new PrecisionModel(1_000_000), 4326)) },
    };

    /// <param name="hazards">One or several of one source, taken together.</param>
    /// <param name="reference">What the exposed areas are found with.</param>
    /// <exception cref="ConfigurationException">Something is missing that the wish must say, or a value cannot be.</exception>
    /// <exception cref="InputRefusedException">The area lies outside the country or holds nothing.</exception>
    public static HazardProposal Of(IReadOnlyList<ReportedHazard> hazards, ProposalWish wish, ProjectFolder folder, ReferenceData reference)
    {
        var boundaries = reference.Boundaries ?? throw new ConfigurationException(
            "The project has no areas, so that nothing can be exposed. Give inputs.areas in project.yaml; nothing was written.");
        var first = hazards[0];
        if (!wish.AlsoNotCurrent && hazards.FirstOrDefault(h => h.Standing != HazardStanding.Current) is { } other)
        {
            throw new ConfigurationException($"{other.Id} is {Words(other.Standing)}, so that nothing is proposed of it. With --not-current it is, for an exercise or an emergency of the past; nothing was written.");
        }

        var onset = wish.Onset ?? hazards.Where(h => h.Onset is not null).Select(h => h.Onset).Min()
            ?? throw new ConfigurationException($"The source gives no day of onset for {first.Id}. Name it with --onset; nothing was written.");
        var kind = wish.Kind ?? first.Kind;
        var id = wish.Id ?? IdOf(kind, first);
        List<string> remarks = [.. hazards.SelectMany(h => h.Remarks).Distinct(StringComparer.Ordinal)];
        if (hazards.Any(h => h.Kind != kind))
        {
            remarks.Add($"The source calls it {string.Join(", ", hazards.Select(h => $"{h.Kind.ToString().ToLowerInvariant()} ('{h.KindAsGiven}')").Distinct(StringComparer.Ordinal))}.");
        }

        var areas = wish.Level is { } level ? AreasOf(hazards, level, boundaries) : [];
        var footprint = wish.Level is null ? FootprintOf(hazards, wish, remarks) : null;
        var yaml = FileOf(hazards, id, kind, onset, areas, footprint is not null);
        return new(id, yaml, footprint, Exposed(id, yaml, footprint, folder, reference, remarks), remarks);
    }

    /// <summary>What a person sees of a standing.</summary>
    public static string Words(HazardStanding standing) => standing switch
    {
        HazardStanding.Current => "current",
        HazardStanding.Past => "over",
        HazardStanding.Cancelled => "cancelled",
        HazardStanding.NotReal => "an exercise or a test",
    };

    private static string IdOf(Hazard kind, ReportedHazard hazard)
    {
        var text = new StringBuilder($"{kind.ToString().ToLowerInvariant()}-{hazard.Source.Word()}-");
        foreach (var c in hazard.Id.ToLowerInvariant())
        {
            text.Append(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-');
        }

        var id = text.ToString();
        return (id.Length <= LongestId ? id : id[..LongestId]).TrimEnd('-');
    }

    private static string FootprintOf(IReadOnlyList<ReportedHazard> hazards, ProposalWish wish, List<string> remarks)
    {
        List<Geometry> parts = [.. hazards.Select(h => h.Area).OfType<Geometry>()];
        List<Coordinate> points = [.. hazards.Where(h => h.Area is null).SelectMany(h => h.Points)];
        if (wish.RadiusKm is { } km && points.Count > 0)
        {
            parts.AddRange(points.Select(p => Circles.Around(p, km)));
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"Circles of {km:0.#} km around the points of the source were chosen by a person, not by the source."));
        }

        if (hazards.FirstOrDefault(h => h.Area is null && (wish.RadiusKm is null || h.Points.Count == 0)) is { } open)
        {
            throw new ConfigurationException(open.Points.Count > 0
                ? $"{open.Id} is a point and has no polygon. Read the source's geometry along with it, or choose --radius-km, or --level for the areas that hold it; nothing was written."
                : $"{open.Id} has neither polygon nor point{(open.PCodes.Count > 0 ? " but p-codes: choose --level" : ". Draw its footprint in a GIS and declare it by hand")}; nothing was written.");
        }

        var feature = new Feature(UnaryUnionOp.Union(parts), new AttributesTable
        {
            { "source", hazards[0].Source.Word() },
            { "source_id", string.Join(' ', hazards.Select(h => h.Id)) },
        });
        return JsonSerializer.Serialize(new FeatureCollection { feature }, _geoJson) + "\n";
    }

    private static string[] AreasOf(IReadOnlyList<ReportedHazard> hazards, int level, Boundaries boundaries)
    {
        var locator = new AreaLocator(boundaries);
        var found = hazards.SelectMany(h => h.Points).Select(p => locator.Find(p.X, p.Y)).OfType<string>().Select(a => boundaries.Hierarchy.AncestorAt(a, level)?.PCode);
        var named = hazards.SelectMany(h => h.PCodes).Where(p => boundaries.Hierarchy.TryGet(p, out _));
        string[] areas = [.. found.OfType<string>().Concat(named).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return areas.Length > 0 ? areas : throw new InputRefusedException(string.Create(
            CultureInfo.InvariantCulture, $"No area of admin level {level} holds a point of the source or is named by it. Look whether it is in this country; nothing was written."));
    }

    private static string FileOf(IReadOnlyList<ReportedHazard> hazards, string id, Hazard kind, LocalDate onset, string[] areas, bool hasFootprint)
    {
        var first = hazards[0];
        var timing = HazardTiming.Of(kind);
        var text = new StringBuilder("# Proposed, not declared: read it, mend it, and put it into emergencies/ if it is right.\n");
        foreach (var h in hazards)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {h.Source.Word()} {h.Id}: {h.Name}; {Or(h.SeverityAsGiven, "severity not said")}; {Or(h.CertaintyAsGiven, "certainty not said")}; {Words(h.Standing)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"id: {Quoted(id)}\nname: {Quoted(Short(first.Name))}\nhazard: {Quoted(kind.ToString().ToLowerInvariant())}\nonset: {Quoted(LocalDatePattern.Iso.Format(onset))}\n");
        text.Append(CultureInfo.InvariantCulture, $"# {timing.Reason}\nevacuation_starts: {Quoted(LocalDatePattern.Iso.Format(onset.PlusDays(-timing.DaysBefore)))}\nends: {Quoted(LocalDatePattern.Iso.Format(onset.PlusDays(timing.DaysAfter)))}\n");
        text.Append(hasFootprint ? $"footprint: {Quoted(EmergencyFiles.FootprintOf(id))}\n" : $"areas: [{string.Join(", ", areas.Select(Quoted))}]\n");
        return text.ToString();
    }

    /// <summary>Reads the proposal as a run would read it.</summary>
    private static IReadOnlyList<string> Exposed(string id, string yaml, string? footprint, ProjectFolder folder, ReferenceData reference, List<string> remarks)
    {
        var configured = EmergencyFiles.Parse(yaml, EmergencyFiles.FileOf(id));
        if (ProjectFile.Load(folder).Emergencies.Any(e => e.Id == id))
        {
            remarks.Add($"An emergency '{id}' stands already: give this one another id, or leave it.");
        }

        var drawn = Directory.CreateTempSubdirectory("tideline-hazard-");
        try
        {
            var file = Path.Combine(drawn.FullName, "footprint.geojson");
            if (footprint is not null)
            {
                File.WriteAllText(file, footprint);
            }

            return EmergencyResolver.Resolve(footprint is null ? configured : configured with { Footprint = file }, reference, folder).ExposedAreas;
        }
        finally
        {
            drawn.Delete(recursive: true);
        }
    }

    private static string Short(string name) => name.Length <= 120 ? name : name[..119] + "…";

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    // A text of JSON is one of YAML.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, ExchangeJson.Options);
}
