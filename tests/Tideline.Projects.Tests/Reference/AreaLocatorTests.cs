using NetTopologySuite.Geometries;
using Tideline.Domain.Places;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests.Reference;

public sealed class AreaLocatorTests
{
    /// <summary>Two squares side by side, a third that is 0.03 degrees (3.3 km) off the coast of the first.</summary>
    private static readonly AreaLocator Locator = new(new Boundaries(
        new AreaHierarchy(
        [
            new Area("T", "Province", 1, null),
            new Area("T2", "East", 2, "T"), new Area("T1", "West", 2, "T"), new Area("T3", "Island", 2, "T"),
        ]),
        new Dictionary<string, Geometry>
        {
            ["T"] = Square(60, 20, 80, 30),
            ["T1"] = Square(67, 24, 68, 25),
            ["T2"] = Square(68, 24, 69, 25),
            ["T3"] = Square(67.2, 23.9, 67.3, 23.97),
        },
        "test"));

    [Theory]
    [InlineData(67.5, 24.5, "T1")]
    [InlineData(68.5, 24.5, "T2")]
    [InlineData(67.25, 23.95, "T3")]
    public void A_point_inside_has_its_finest_area(double longitude, double latitude, string area) =>
        Assert.Equal(area, Locator.Find(longitude, latitude));

    [Fact]
    public void A_point_on_a_shared_boundary_has_the_smallest_p_code() => Assert.Equal("T1", Locator.Find(68, 24.5));

    [Theory]
    [InlineData(67.5, 23.983, "T1")] // 1.9 km south
    [InlineData(67.25, 23.984, "T3")] // 1.6 km from the island, 1.8 km from the coast
    [InlineData(67.5, 23.981, null)] // 2.1 km south
    [InlineData(66.9807, 24.5, "T1")] // 1.95 km west, where a degree of longitude is 101 km
    [InlineData(66.979, 24.5, null)] // 2.1 km west
    [InlineData(0, 0, null)]
    public void A_point_outside_has_the_nearest_area_within_2_km(double longitude, double latitude, string? area) =>
        Assert.Equal(area, Locator.Find(longitude, latitude));

    [Fact]
    public void It_is_the_port_of_the_domain()
    {
        AreaOfPoint areaOf = Locator.Find;
        Assert.Equal("T2", areaOf(68.9, 24.9));
    }

    private static Polygon Square(double west, double south, double east, double north) =>
        new(new LinearRing([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]));
}
