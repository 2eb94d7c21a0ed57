using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Places;

public sealed class GeodesyTests
{
    [Fact]
    public void One_degree_of_a_great_circle_is_111_km()
    {
        var expected = 2 * Math.PI * Geodesy.EarthRadiusKm / 360;
        Assert.Equal(expected, Geodesy.DistanceKm(67, 27, 67, 28), 9);
        Assert.Equal(expected, Geodesy.DistanceKm(10, 0, 11, 0), 9);
    }

    [Fact]
    public void Karachi_to_Lahore_is_about_1024_km() =>
        Assert.InRange(Geodesy.DistanceKm(67.0011, 24.8607, 74.3587, 31.5204), 1015, 1035);

    [Fact]
    public void The_antimeridian_is_no_barrier() =>
        Assert.Equal(Geodesy.DistanceKm(0, -17, 0.02, -17), Geodesy.DistanceKm(179.99, -17, -179.99, -17), 9);

    [Fact]
    public void Opposite_points_are_half_a_great_circle_apart() =>
        Assert.Equal(Math.PI * Geodesy.EarthRadiusKm, Geodesy.DistanceKm(0, 0, 180, 0), 6);
}
