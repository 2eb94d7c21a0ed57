using NodaTime;
using Tideline.Domain.Alerts;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Alerts;

public sealed class HazardContextTests
{
    private static readonly AreaHierarchy Areas = new(
    [
        new("Z", "Z", 0, null), new("Z1", "Z1", 1, "Z"), new("Z2", "Z2", 1, "Z"), new("Z1A", "Z1A", 2, "Z1"), new("Z2A", "Z2A", 2, "Z2"),
    ]);

    private static readonly Emergency Flood = new(
        "flood-1", Hazard.Flood, new LocalDate(2025, 8, 26), new LocalDate(2025, 8, 23), new LocalDate(2025, 9, 9), ["Z1A"]);

    [Theory]
    [InlineData("Z1A", 23, "flood flood-1")]
    [InlineData("Z1", 23, "flood flood-1")]
    [InlineData("Z2A", 23, "no hazard known here; elsewhere flood flood-1")]
    [InlineData("Z2", 30, "no hazard known here; elsewhere flood flood-1")]
    [InlineData("Z1A", 22, "no hazard known")]
    public void An_alarm_says_what_is_known_where_it_was_raised(string area, int dayOfAugust, string words) =>
        Assert.Equal(words, HazardContext.Of(area, Day.Number(new LocalDate(2025, 8, dayOfAugust)), [Flood], Areas));
}
