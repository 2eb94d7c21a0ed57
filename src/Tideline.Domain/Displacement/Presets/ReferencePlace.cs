namespace Tideline.Domain.Displacement.Presets;

/// <summary>Which place of the reference window is home.</summary>
public enum ReferencePlace
{
    /// <summary>The last place shown before evacuation starts.</summary>
    LastBefore,

    /// <summary>The finest area shown on most days.</summary>
    ModalArea,

    /// <summary>The cluster shown on most days; home is its area.</summary>
    ModalCluster,

    /// <summary>The district shown on most days; home is the finest area of it shown on most days.</summary>
    ModalDistrict,
}
