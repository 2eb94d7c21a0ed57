using NetTopologySuite.Geometries;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Joint.Text;
using Tideline.Exchange.Releases;
using Tideline.Exchange.Triangulation;
using Tideline.Projects.Configuration;
using Tideline.Release.Bulletins;
using Tideline.Release.Files;

namespace Tideline.Exchange.Joint;

/// <summary>What a joint page is drawn from: a triangulation, which holds published and reported figures alone, and words.</summary>
public sealed record JointInput(TriangulationTable Table, JointText Text)
{
    public required Hazard Hazard { get; init; }

    public required LocalDate Onset { get; init; }

    /// <summary>Name of the country, or of the emergency.</summary>
    public required string Country { get; init; }

    /// <summary>Last complete local day that was ingested.</summary>
    public required LocalDate Vintage { get; init; }

    public required string Definition { get; init; }

    /// <summary>Who issues it, and what may be done with it.</summary>
    public required BulletinConfiguration Words { get; init; }

    /// <summary>Remarks of the release, as it says them.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Whether the released figures are of a generated country; the page says so at its top.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>Admin level of the rows; null: districts (2), or the finest above.</summary>
    public int? Level { get; init; }

    /// <summary>The area above, by p-code.</summary>
    public IReadOnlyDictionary<string, string?> Parents { get; init; } = new Dictionary<string, string?>();

    /// <summary>Names in the language of the page, by p-code; an area without one has the release's.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>Outlines by p-code, WGS 84; without them there is no map.</summary>
    public IReadOnlyDictionary<string, Geometry> Geometry { get; init; } = new Dictionary<string, Geometry>();

    /// <summary>Fonts that the page carries.</summary>
    public IReadOnlyList<BulletinFont> Fonts { get; init; } = [];

    /// <summary>What a published release and its triangulation say, in a language.</summary>
    /// <param name="areas">Of the release's boundary version.</param>
    /// <param name="words">Who issues it, from the project.</param>
    public static JointInput Of(TriangulationTable table, JointText text, ReleaseManifest manifest, IReadOnlyList<ReleasedArea> areas, BulletinConfiguration words) => new(table, text)
    {
        Hazard = Enum.Parse<Hazard>(manifest.Emergency.Hazard, ignoreCase: true),
        Onset = LocalDatePattern.Iso.Parse(manifest.Emergency.Onset).Value,
        Country = areas.Where(a => a.AdminLevel == 0).Select(a => a.Name).FirstOrDefault() ?? manifest.Emergency.Id,
        Vintage = LocalDatePattern.Iso.Parse(manifest.Vintage).Value,
        Definition = manifest.Definition,
        Caveats = manifest.Caveats,
        Words = words,
        Parents = areas.ToDictionary(a => a.PCode, a => a.Parent, StringComparer.Ordinal),
        Geometry = areas.ToDictionary(a => a.PCode, a => a.Geometry, StringComparer.Ordinal),
    };
}
