using NetTopologySuite.Geometries;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Projects.Reference;
using Tideline.Release.Bulletins;
using Tideline.Release.Observations;

namespace Tideline.Release.Tests.Bulletins;

/// <summary>One row of seven square districts, one for each status; the eighth is out of scope.</summary>
internal static class SmallRelease
{
    private static readonly LocalDate Start = new(2025, 9, 1);

    public static Boundaries Boundaries { get; } = Squares();

    public static BulletinInput Input { get; } = SampleRelease.Input with
    {
        Observations = [.. Rows()],
        Boundaries = Boundaries,
        Population = new(Enumerable.Range(1, 8).ToDictionary(i => $"S{i}", i => 100_000L * i, StringComparer.Ordinal)),
        Claim = new(true, Start, Start.PlusDays(6), ["S1", "S2"]),
        Vintage = Start.PlusDays(6),
        ReleaseId = "flood-2025-2025-09-07-00c0ffee",
        Rivers = null,
        Previous = null,
        Configuration = new() { HouseholdSize = 5 },
        Provenance = SampleRelease.Input.Provenance with { DetectionLimitKm = new Dictionary<string, double> { ["S1"] = 4, ["S2"] = 7.5 } },
    };

    /// <summary>Words of the release itself, which no string table translates.</summary>
    public static IReadOnlySet<string> OwnWords { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Smalland", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight",
        Input.Configuration.Sensitivity, Input.Configuration.PermittedUse, Input.Provenance.Caveats[0],
    };

    public static Observation Row(Indicator indicator, string area, decimal value, ObservationStatus status, string? counterpart = null)
        => SampleRelease.Row(indicator, area, counterpart, 2, value, status);

    private static IEnumerable<Observation> Rows()
    {
        ObservationStatus[] statuses =
        [
            ObservationStatus.Normal, ObservationStatus.Provisional, ObservationStatus.LowReliability, ObservationStatus.SeriesBreak,
            ObservationStatus.Forecast, ObservationStatus.NotObservable, ObservationStatus.Suppressed,
        ];
        yield return Row(Indicator.DisplacedStock, "S", 61_000, ObservationStatus.Provisional);
        yield return Row(Indicator.NewlyDisplaced, "S", 9_000, ObservationStatus.Provisional);
        yield return Row(Indicator.Returned, "S", 1_200, ObservationStatus.LowReliability);
        yield return Row(Indicator.DisplacedChange, "S", 8_000, ObservationStatus.Provisional);
        yield return Row(Indicator.EverDisplaced, "S", 63_000, ObservationStatus.Provisional);
        for (var i = 0; i < statuses.Length; i++)
        {
            yield return Row(Indicator.DisplacedStock, $"S{i + 1}", 30_000 / (i + 1), statuses[i]);
            yield return Row(Indicator.DisplacedHosted, $"S{8 - i}", 24_000 / (i + 1), statuses[i]);
        }

        yield return Row(Indicator.DisplacementFlow, "S1", 17_000, ObservationStatus.Normal, "S8");
        yield return Row(Indicator.DisplacementFlow, "S1", 0, ObservationStatus.Suppressed, "S7");
    }

    private static Boundaries Squares()
    {
        string[] names = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"];
        var areas = new List<Area> { new("S", "Smalland", 0, null) };
        var geometry = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            areas.Add(new($"S{i + 1}", names[i], 2, "S"));
            geometry[$"S{i + 1}"] = GeometryFactory.Default.ToGeometry(new Envelope(10 + i, 11 + i, 20, 22));
        }

        geometry["S"] = GeometryFactory.Default.ToGeometry(new Envelope(10, 18, 20, 22));
        return new(new AreaHierarchy(areas), geometry, "squares-1");
    }
}
