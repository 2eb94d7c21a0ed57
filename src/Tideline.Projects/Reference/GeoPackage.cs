using NetTopologySuite.Features;

namespace Tideline.Projects.Reference;

internal static class GeoPackage
{
    public static (IReadOnlyList<IFeature> Features, string? Crs) Read(string file) => throw new NotSupportedException("GeoPackage");
}
