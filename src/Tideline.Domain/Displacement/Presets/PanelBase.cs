namespace Tideline.Domain.Displacement.Presets;

/// <summary>Of whom the share away is taken.</summary>
public enum PanelBase
{
    /// <summary>Of the days with a state.</summary>
    DaysWithState,

    /// <summary>Of every subscriber with a home, seen or not.</summary>
    EverybodyWithHome,
}
