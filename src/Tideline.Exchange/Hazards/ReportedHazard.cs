using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Emergencies;

namespace Tideline.Exchange.Hazards;

/// <summary>How bad a source says that it is, on the scale of CAP.</summary>
public enum HazardSeverity
{
    /// <summary>The source says nothing of it.</summary>
    Unknown,
    Minor,
    Moderate,
    Severe,
    Extreme,
}

/// <summary>How sure a source is that it happens, on the scale of CAP.</summary>
public enum HazardCertainty
{
    /// <summary>The source says nothing of it.</summary>
    Unknown,
    Unlikely,
    Possible,

    /// <summary>More than half.</summary>
    Likely,

    /// <summary>It has happened or goes on.</summary>
    Observed,
}

/// <summary>Whether what a source says may be acted on.</summary>
public enum HazardStanding
{
    /// <summary>It is meant, and goes on as far as the source knows.</summary>
    Current,

    /// <summary>It is over, or its alert has run out.</summary>
    Past,

    /// <summary>The source took it back.</summary>
    Cancelled,

    /// <summary>It is an exercise, a test or a draft.</summary>
    NotReal,
}

/// <summary>A hazard as a source reports it. It declares nothing: a person decides.</summary>
/// <param name="Id">The source's own id, unique within the source.</param>
/// <param name="Kind">The nearest of ours.</param>
/// <param name="KindAsGiven">The source's word or code.</param>
/// <param name="Name">The source's title, one line.</param>
public sealed record ReportedHazard(HazardSource Source, string Id, Hazard Kind, string KindAsGiven, string Name)
{
    /// <summary>First local day; null where the source says none.</summary>
    public LocalDate? Onset { get; init; }

    /// <summary>Last local day that the source speaks of; not the end of displacement. Null where it says none.</summary>
    public LocalDate? Until { get; init; }

    public HazardSeverity Severity { get; init; }

    /// <summary>In the source's words, such as <c>Red</c>; empty where it says nothing.</summary>
    public string SeverityAsGiven { get; init; } = "";

    public HazardCertainty Certainty { get; init; }

    /// <summary>In the source's words; empty where it says nothing.</summary>
    public string CertaintyAsGiven { get; init; } = "";

    public HazardStanding Standing { get; init; } = HazardStanding.Current;

    /// <summary>Where it is, WGS 84; null where the source has no polygon of it.</summary>
    public Geometry? Area { get; init; }

    /// <summary>Points that the source names, WGS 84.</summary>
    public IReadOnlyList<Coordinate> Points { get; init; } = [];

    /// <summary>P-codes that the source names.</summary>
    public IReadOnlyList<string> PCodes { get; init; } = [];

    /// <summary>In the source's words: places, countries.</summary>
    public string Place { get; init; } = "";

    /// <summary>ISO codes of three letters.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The number that sources share; null where there is none.</summary>
    public string? Glide { get; init; }

    public string? Link { get; init; }

    /// <summary>What a reader must know: what was chosen among several, what is missing.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>What a file or answer of a source says.</summary>
/// <param name="Hazards">Current first, then by severity, newest onset and id.</param>
/// <param name="Entries">Entries of the source; each is in a hazard or in <see cref="LeftOut"/>.</param>
/// <param name="LeftOut">Entries that became no hazard, by reason.</param>
public sealed record HazardReading(IReadOnlyList<ReportedHazard> Hazards, int Entries, IReadOnlyDictionary<string, int> LeftOut);
