using System.Collections;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ManifestProvenanceTests
{
    [Fact]
    public void What_a_manifest_tells_of_how_figures_came_about_makes_the_same_manifest_again()
    {
        var input = Whole();
        var (first, manifest) = Manifest(input);

        var (again, _) = Manifest(input with { Provenance = manifest.ToProvenance() });

        Assert.Equal(first, again);
    }

    [Fact]
    public void Nothing_that_a_manifest_tells_of_it_is_left_out()
    {
        var told = Manifest(Whole()).Manifest.ToProvenance();

        Assert.All(typeof(Provenance).GetProperties(), p => Assert.False(p.GetValue(told) is null or ICollection { Count: 0 }, p.Name));
    }

    // Every member says something that a manifest may tell.
    private static ReleaseInput Whole()
    {
        var areas = Areas();
        var input = Input(areas, Summed(Indicator.DisplacedStock, areas, [(Week1, "PK1A1", 60), (Week1, "PK1A2", 40), (Week1, "PK1A3", 100)]));
        return input with
        {
            Provenance = input.Provenance with
            {
                BridgedDays = new Dictionary<LocalDate, string> { [new(2025, 9, 5)] = "Eid" },
                Season = [52, 51],
                WithoutReference = 40,
                Scaling = new("population_over_subscribers", 1, 1, 1, null, [], 0, [], new Dictionary<string, double?>(), null, new Dictionary<string, IReadOnlyList<double>>(), []),
            },
        };
    }

    private static (string Text, ReleaseManifest Manifest) Manifest(ReleaseInput input)
    {
        using var folder = new TemporaryFolder();
        var id = ReleaseWriter.Propose(input, ReleaseGate.Apply(input, PublishedFigures.None), folder.Releases, "<!doctype html><title>Bulletin</title>", SystemClock.Instance);
        var release = Path.Combine(folder.Releases, id.Value);
        return (File.ReadAllText(Path.Combine(release, ReleaseManifest.FileName)), ReleaseManifest.Read(release));
    }
}
