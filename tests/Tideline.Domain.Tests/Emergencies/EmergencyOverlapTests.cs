using NodaTime;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;

namespace Tideline.Domain.Tests.Emergencies;

public sealed class EmergencyOverlapTests
{
    private static readonly LocalDate _vintage = new(2025, 10, 5);

    private static readonly Emergency _flood = new("flood-2025", Hazard.Flood, new(2025, 8, 26), new(2025, 8, 23), new(2025, 9, 9), ["A", "B", "C", "D"]);

    [Fact]
    public void Two_that_share_homes_say_how_many_and_since_when_and_that_they_must_not_be_added()
    {
        var storm = new Emergency("storm-2025", Hazard.Storm, new(2025, 9, 12), new(2025, 9, 9), new(2025, 9, 26), ["C", "E"]);
        var overlap = Assert.Single(EmergencyOverlap.Of(_flood, [storm], _vintage, new()));
        Assert.Equal(("storm-2025", 1, 4, new LocalDate(2025, 9, 9), false), (overlap.Other, overlap.SharedAreas, overlap.Areas, overlap.Since, overlap.BegunBefore));
        Assert.StartsWith("1 of 4 exposed areas (25%) are exposed to 'storm-2025' too. Whoever left home there since 2025-09-09 counts in the figures of both: the two must not be added.", overlap.Told(), StringComparison.Ordinal);

        // Seen from the other, which began later.
        Assert.Equal((1, 2), Assert.Single(EmergencyOverlap.Of(storm, [_flood], _vintage, new())) is var o ? (o.SharedAreas, o.Areas) : default);
    }

    [Fact]
    public void Homes_that_were_fixed_while_another_went_on_are_said()
    {
        var earlier = new Emergency("drought-2025", Hazard.Drought, new(2025, 5, 6), new(2025, 5, 6), new(2025, 11, 2), ["D"]);
        var overlap = Assert.Single(EmergencyOverlap.Of(_flood, [earlier], _vintage, new()));
        Assert.True(overlap.BegunBefore);
        Assert.Equal(_flood.EvacuationStarts, overlap.Since);
        Assert.Contains("has a home here where they stayed", overlap.Told(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E", "2025-09-12")]
    [InlineData("C", "2025-12-01")]
    public void Other_homes_or_a_later_time_are_no_overlap(string area, string onset)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(onset).Value;
        Assert.Empty(EmergencyOverlap.Of(_flood, [new("other", Hazard.Storm, day, day, day, [area]), _flood], _vintage, new DisplacementParameters()));
    }
}
