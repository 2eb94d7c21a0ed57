using CsCheck;
using NodaTime;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Quality;

public sealed class TeleportFilterTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 6, 1, 12, 0);

    [Fact]
    public void A_far_sighting_between_two_near_ones_is_dropped() => Keeps([true, false, true], At(0, 0), At(10, 100), At(20, 0));

    [Fact]
    public void A_fast_journey_that_ends_elsewhere_is_kept() => Keeps([true, true, true], At(0, 0), At(10, 100), At(20, 105));

    [Fact]
    public void Two_hundred_km_an_hour_is_travel() => Keeps([true, true, true], At(0, 0), At(60, 199), At(120, 0));

    [Fact]
    public void Twenty_km_are_neighbours() => Keeps([true, true, true], At(0, 0), At(0, 19), At(0, 0));

    [Fact]
    public void The_same_second_far_away_is_dropped() => Keeps([true, false, true], At(0, 0), At(0, 21), At(0, 0));

    [Fact]
    public void First_and_last_are_kept() => Keeps([true, true, true, true], At(0, 500), At(1, 0), At(2, 0), At(3, 500));

    [Fact]
    public void A_flicker_loses_its_far_half_only() =>
        Keeps([true, false, true, false, true], At(0, 0), At(5, 90), At(10, 0), At(15, 90), At(20, 0));

    [Fact]
    public void Too_few_to_judge_are_kept()
    {
        Keeps([]);
        Keeps([true], At(0, 0));
        Keeps([true, true], At(0, 0), At(1, 500));
    }

    [Fact]
    public void What_is_kept_and_what_is_dropped_add_up_and_ends_stay() =>
        Gen.Select(Gen.Int[0, 120], Gen.Double[0, 300]).Array[1, 30].SamplePinned(steps =>
        {
            Sighting[] sightings = [.. steps.OrderBy(s => s.Item1).Select(s => At(s.Item1, s.Item2))];
            var keep = new bool[sightings.Length];
            var dropped = TeleportFilter.Mark(sightings, keep);
            Assert.Equal(sightings.Length, dropped + keep.Count(k => k));
            Assert.True(keep[0] && keep[^1]);
        });

    private static void Keeps(bool[] expected, params Sighting[] sightings)
    {
        var keep = new bool[sightings.Length];
        Assert.Equal(expected.Count(k => !k), TeleportFilter.Mark(sightings, keep));
        Assert.Equal(expected, keep);
    }

    private static Sighting At(int minute, double kmNorth) => new(Noon + Duration.FromMinutes(minute), 67, 27 + (kmNorth / 111.195));
}
