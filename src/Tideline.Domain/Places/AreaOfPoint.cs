namespace Tideline.Domain.Places;

/// <summary>The finest-level area that a WGS 84 point in degrees belongs to, as its p-code; null where it is unmapped.</summary>
/// <remarks>
/// Implementations put a point on a shared boundary in the smallest p-code (ordinal), and a point outside every area
/// in the nearest one within 2 km (coastal slivers), so that the answer depends on the boundaries alone.
/// </remarks>
public delegate string? AreaOfPoint(double longitude, double latitude);
