using NodaTime;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Returns;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Bulletins.Text;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins;

/// <summary>Everything a bulletin is drawn from. Every number in it has passed the gate: no cube enters.</summary>
public sealed record BulletinInput
{
    /// <summary>The rows of the release, in any order; indicators that the bulletin does not show are ignored.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    public required Boundaries Boundaries { get; init; }

    /// <summary>Null: percentages of the home and host population are left out, and the page says so.</summary>
    public PopulationTable? Population { get; init; }

    public required Emergency Emergency { get; init; }

    public required BulletinConfiguration Configuration { get; init; }

    public required BulletinClaim Claim { get; init; }

    /// <summary>How past projections did, by week ahead; empty where nothing was projected.</summary>
    public IReadOnlyList<WeekAheadTest> BackTests { get; init; } = [];

    public required DisclosureRules Disclosure { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>Preset and parameter hash.</summary>
    public required string Definition { get; init; }

    /// <summary>Last complete local day that was ingested.</summary>
    public required LocalDate Vintage { get; init; }

    public required string ReleaseId { get; init; }

    /// <summary>Id of the zone of the local days, such as <c>Asia/Karachi</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where a local day ends and the next begins.</summary>
    public required LocalTime DayStartsAt { get; init; }

    /// <summary>What an agreement takes from the page; null: nothing.</summary>
    public BulletinScope? Scope { get; init; }

    /// <summary>GeoJSON of rivers (lines, WGS 84) drawn over the map for orientation; null: none.</summary>
    public string? Rivers { get; init; }

    /// <summary>The issue before this one, for the line on revisions; null: this is the first.</summary>
    public PreviousIssue? Previous { get; init; }

    /// <summary>The language of the page.</summary>
    public BulletinText Text { get; init; } = English.Text;

    public BulletinComposition Composition { get; init; } = BulletinComposition.OfRelease;

    /// <summary>Fonts that the page carries; none: it takes what the machine has.</summary>
    public IReadOnlyList<BulletinFont> Fonts { get; init; } = [];
}

/// <summary>What may be claimed about which week; the total of the headline estimate stays behind.</summary>
/// <param name="Claimed">False: the page says that no displacement beyond ordinary travel was found, and gives no total.</param>
/// <param name="Start">First day of the week.</param>
/// <param name="End">Last day of the week, inclusive.</param>
/// <param name="Areas">P-codes of the areas for which displacement may be claimed.</param>
public sealed record BulletinClaim(bool Claimed, LocalDate Start, LocalDate End, IReadOnlyList<string> Areas)
{
    public static BulletinClaim Of(Headline headline)
        => new(headline.Claimed, headline.Start, headline.End, headline.ClaimedAreas);
}

/// <summary>An earlier release of the same emergency, against which revisions are told.</summary>
public sealed record PreviousIssue(string ReleaseId, LocalDate Vintage, IReadOnlyList<Observation> Observations);
