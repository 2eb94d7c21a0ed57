using NetTopologySuite.Geometries;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Layers;

/// <summary>A layer as it was read.</summary>
/// <param name="Features">At least one.</param>
/// <param name="Remarks">What was left out, in sentences.</param>
public sealed record MapLayer(LayerConfiguration Configuration, IReadOnlyList<LayerFeature> Features, IReadOnlyList<string> Remarks);

/// <param name="Label">What it is, in the words of its source; null where it has none.</param>
/// <param name="Shape">Points, lines or polygons in longitude and latitude, drawn a little more coarsely than in the file.</param>
public sealed record LayerFeature(string? Label, Geometry Shape);
