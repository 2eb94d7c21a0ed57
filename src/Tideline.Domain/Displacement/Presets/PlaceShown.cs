using System.Runtime.InteropServices;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>A day and the cluster that it shows.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlaceShown(int Day, int Cluster);
