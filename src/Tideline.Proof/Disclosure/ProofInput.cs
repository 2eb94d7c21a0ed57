using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Release;
using Tideline.Release.Gate;

namespace Tideline.Proof.Disclosure;

/// <summary>What a release of cubes in memory is made from.</summary>
internal static class ProofInput
{
    /// <param name="areas">Each is drawn as a square of its own.</param>
    /// <param name="vintage">Also tells the releases of a sequence apart.</param>
    public static ReleaseInput Of(AreaHierarchy areas, IReadOnlyList<Cube> cubes, LocalDate firstWeek, LocalDate vintage) => new()
    {
        Project = new()
        {
            Name = "proof",
            TimeZone = DateTimeZone.Utc,
            Inputs = new()
            {
                Events = [new() { Files = "inbox/*.csv", Columns = new("msisdn", "time", "cell") }],
                Cells = new() { Files = "reference/cells.csv" },
            },
        },
        Emergency = new("flood-2025", Hazard.Flood, firstWeek, firstWeek, firstWeek.PlusDays(14), [.. areas.Finest.Select(a => a.PCode)]),
        Reference = new([], new(areas, Squares(areas), "v1"), null, []),
        Cubes = cubes,
        Headline = NoClaim(firstWeek),
        Definition = "tideline-proof",
        Vintage = vintage,
        Provenance = Nothing,
        Proof = UnderProof,
    };

    /// <summary>What lets the gate pass while it is what is being proven.</summary>
    public static ProofRecord UnderProof { get; } = new(ProofRecord.SourcesOfThisVersion, "the day", 1000, 1000, 0, 1, 0, 1, 0.5, 0.5);

    /// <summary>A headline that claims nothing, so that the table alone speaks.</summary>
    public static Headline NoClaim(LocalDate week) => new(
        false, week, week.PlusDays(6), new(0, default, default, 0, 0, 1, ObservationStatus.Normal), []);

    /// <summary>A provenance without numbers.</summary>
    public static Provenance Nothing { get; } = new()
    {
        CodeVersion = "proof",
        Engine = "none",
        EngineVersion = "0",
        Seed = 0,
        Parameters = new Dictionary<string, string>(),
        InputHashes = new Dictionary<string, string>(),
        ExcludedDays = new Dictionary<LocalDate, string>(),
        BridgedDays = new Dictionary<LocalDate, string>(),
        Placebos = [],
        DetectionLimitKm = new Dictionary<string, double>(),
        PanelSubscribers = null,
        WithoutReference = null,
        UnobservedShare = null,
        Caveats = [],
    };

    private static Dictionary<string, Geometry> Squares(AreaHierarchy areas)
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        return areas.All.Index().ToDictionary(a => a.Item.PCode, a =>
        {
            var x = 60 + (a.Index / 10.0);
            return (Geometry)factory.CreatePolygon([new(x, 30), new(x + 0.1, 30), new(x + 0.1, 30.1), new(x, 30.1), new(x, 30)]);
        }, StringComparer.Ordinal);
    }
}
