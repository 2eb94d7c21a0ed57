using Tideline.Domain;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class ProjectionTests
{
    // Expected values by the formulas of the systems: their origins, for EPSG:3035 the worked example of IOGP guidance note 7-2, and for UTM a point on the central meridian at
    // the known length of the meridian arc (110,574.4 m from the equator to 1 degree north, times 0.9996).
    [Theory]
    [InlineData("EPSG:4326", 67.5, 24.5, 67.5, 24.5)]
    [InlineData("EPSG:3035", 3962799.45, 2999718.85, 5, 50)]
    [InlineData("EPSG:3857", 20037508.342789244, 0, 180, 0)]
    [InlineData("EPSG:3857", 0, 20037508.342789244, 0, 85.0511288)]
    [InlineData("EPSG:32642", 500000, 0, 69, 0)]
    [InlineData("EPSG:32642", 500000, 110530.16, 69, 1)]
    [InlineData("EPSG:32742", 500000, 10000000, 69, 0)]
    [InlineData("EPSG:25830", 500000, 0, -3, 0)]
    public void Coordinates_become_longitude_and_latitude(string crs, double x, double y, double longitude, double latitude)
    {
        var (foundLongitude, foundLatitude) = Projection.Between(crs).ToWgs84(x, y);

        Assert.Equal(longitude, foundLongitude, 5);
        Assert.Equal(latitude, foundLatitude, 5);
    }

    [Theory]
    [InlineData("EPSG:27700")]
    [InlineData("EPSG:")]
    [InlineData("mercator")]
    public void An_unknown_system_is_a_configuration_fault(string crs) =>
        Assert.Contains("not known", Assert.Throws<ConfigurationException>(() => Projection.Between(crs)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_degree_square_at_the_equator_has_its_known_size()
    {
        var square = new NetTopologySuite.Geometries.GeometryFactory().ToGeometry(new NetTopologySuite.Geometries.Envelope(67, 68, 0, 1));

        Assert.Equal(12364, SquareKilometres.Of(square), 0);
    }
}
