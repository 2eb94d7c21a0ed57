using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Bulletins;
using Tideline.Release.Files;
using Tideline.Server.Maps;
using Tideline.Server.Problems;
using Tideline.Server.Releases;

namespace Tideline.Server.Bulletins;

/// <summary>Bulletins from the signed files of public releases, and from nothing else that counts people.</summary>
internal sealed class PublishedBulletins(ReleaseShelf shelf, BoundarySets boundaries, BulletinFonts fonts, ProjectFolder folder, ProjectConfiguration configuration)
{
    /// <exception cref="ProblemException">No public release has the id.</exception>
    public ReleaseEntry Find(string id) => shelf.Published.FirstOrDefault(r => r.Id.Value == id) ?? throw new ProblemException(
        404, ProblemCode.ReleaseUnknown, "No published release has that id, or it was recalled; bulletins are composed of published figures alone.");

    /// <exception cref="Domain.EngineException">Its files are not what was signed.</exception>
    /// <exception cref="ProblemException">A parameter is not understood.</exception>
    public string Compose(ReleaseEntry release, BulletinQuery query)
    {
        var (text, composition) = (query.Text(), query.Composition());
        var manifest = release.Manifest!;
        var provenance = manifest.ToProvenance();
        var set = boundaries.Of(release);
        var rivers = folder.Resolve(Path.Combine("reference", "rivers.geojson"));
        using var csv = new StreamReader(new MemoryStream(ReleasedFile.Read(shelf, release, "observations.csv")));
        var area = query.AreaIn(set.Hierarchy);
        var input = new BulletinInput
        {
            Observations = [.. ObservationCsv.Read(csv, $"releases/{release.Id}/observations.csv")],
            Boundaries = new(Named(set, text.Language), set.Geometry, set.Version),
            Population = PeopleOf(set),
            Emergency = EmergencyOf(manifest.Emergency),
            Configuration = configuration.Bulletin,
            Claim = new(manifest.Headline.Claimed, Day(manifest.Headline.PeriodStart), Day(manifest.Headline.PeriodEnd), manifest.Headline.ClaimedAreas),
            Disclosure = new DisclosureRules(manifest.Disclosure.MinimumSubscribers, manifest.Disclosure.Rounding)
            {
                DifferentialPrivacy = manifest.DifferentialPrivacy is null ? null : configuration.Disclosure.DifferentialPrivacy,
            },
            Provenance = provenance with { Caveats = [.. release.Errata.Select(e => $"Correction: {e}"), .. provenance.Caveats] },
            Definition = manifest.Definition,
            Vintage = release.Vintage,
            ReleaseId = release.Id.Value,
            TimeZone = configuration.TimeZone.Id,
            DayStartsAt = configuration.DayStartsAt,
            Scope = manifest.Agreement is { Id: { } agreement, LeftOut: { Count: > 0 } left } ? new(agreement, [], left) : null,
            Rivers = File.Exists(rivers) ? File.ReadAllText(rivers) : null,
            Text = text,
            Composition = composition,
            Fonts = fonts.Of(text.Language),
        };
        return Bulletin.Render(area is null ? input : BulletinArea.Of(input, area));
    }

    /// <summary>Areas under their names in the language of the page, where the project has them.</summary>
    private static AreaHierarchy Named(BoundarySet set, string language) =>
        new(set.Areas.Select(a => a.Names.TryGetValue(language, out var name) ? a.Area with { Name = name } : a.Area));

    private static PopulationTable? PeopleOf(BoundarySet set)
    {
        var people = set.Areas.Where(a => a.Area.AdminLevel == set.Hierarchy.FinestLevel && a.Population is not null)
            .ToDictionary(a => a.Area.PCode, a => a.Population!.Value, StringComparer.Ordinal);
        return people.Count == 0 ? null : new(people);
    }

    private static Emergency EmergencyOf(ManifestEmergency e) => new(
        e.Id, Enum.Parse<Hazard>(e.Hazard, ignoreCase: true), Day(e.Onset), Day(e.EvacuationStarts), Day(e.Ends), e.ExposedAreas);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
