namespace Tideline.Domain.Displacement.Presets;

/// <summary>Which of a day's two places counts.</summary>
public enum ShownPlace
{
    /// <summary>Where the last event of the night part was; a day without one shows nothing.</summary>
    LastOfNight,

    /// <summary>Where the last event of the local day was: the night part's, else the day part's.</summary>
    LastOfDay,
}
