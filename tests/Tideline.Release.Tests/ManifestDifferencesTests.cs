using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ManifestDifferencesTests
{
    [Fact]
    public void Nothing_is_said_of_the_same_input() => Assert.Empty(Between(Sample(), Sample()));

    [Fact]
    public void Every_difference_is_said_in_words_with_both_values()
    {
        var now = Sample();
        now = now with
        {
            Project = now.Project with { Disclosure = new(20) },
            Provenance = now.Provenance with
            {
                CodeVersion = "0.2.0",
                Seed = 8,
                Parameters = new Dictionary<string, string> { ["b"] = "3", ["c"] = "1" },
                InputHashes = new Dictionary<string, string> { ["inbox/1.csv"] = "01", ["inbox/2.csv"] = "02" },
                ExcludedDays = new Dictionary<NodaTime.LocalDate, string>(),
            },
        };

        Assert.Equal(
            [
                "the program was 0.1.0 and is 0.2.0",
                "the seed was 7 and is 8",
                "disclosure.minimum_subscribers was 16 and is 20",
                "the parameter a was 1 and is not there",
                "the parameter b was 2 and is 3",
                "the parameter c was not there and is 1",
                "the day 2025-08-29 was left out (truncated) and is used",
                "the input inbox/1.csv has other bytes",
                "the input inbox/2.csv was not there",
            ],
            Between(Sample(), now));
        Assert.Contains("the input inbox/2.csv is not there any more", Between(now, Sample()));
    }

    private static IReadOnlyList<string> Between(ReleaseInput then, ReleaseInput now) => ManifestDifferences.Of(ManifestOf(then), ManifestOf(now));

    private static ReleaseManifest ManifestOf(ReleaseInput input) =>
        ReleaseManifest.Of(input, ReleaseGate.Apply(input, PublishedFigures.None), new Dictionary<string, string>());

    private static ReleaseInput Sample() =>
        Input(Areas(), Summed(Indicator.DisplacedStock, Areas(), Week1, new Dictionary<string, long> { ["PK1A1"] = 60, ["PK1A2"] = 40 }));
}
