namespace Tideline.Domain.Displacement.Presets;

/// <summary>When a place shown is away from home.</summary>
public enum AwayRule
{
    /// <summary>In another finest area.</summary>
    OtherArea,

    /// <summary>In another district.</summary>
    OtherDistrict,

    /// <summary>Outside every exposed area; for a home that is not exposed, in another finest area.</summary>
    OutsideFootprint,

    /// <summary>Farther from the home point than the subscriber's own reference days were; at home only within the home
    /// radius, and what lies between says nothing new.</summary>
    BeyondOwnDistance,

    /// <summary>Outside every space that held more than a small share of the reference nights.</summary>
    UnfamiliarSpace,

    /// <summary>In a step of the distance from home that rises far enough near the onset, until a step near home.</summary>
    LevelShift,
}
