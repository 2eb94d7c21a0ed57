namespace Tideline.Synthetic.People;

internal enum SimKind
{
    Person,

    /// <summary>Reports at a fixed interval from one site.</summary>
    Meter,

    /// <summary>Reports more than 20 times an hour while it works, from many sites.</summary>
    Tracker,

    /// <summary>A person with a number of another operator, seen only on some days.</summary>
    Roamer,
}

/// <summary>A SIM of this operator with all that its events follow from.</summary>
/// <param name="Key">Key of its draws.</param>
/// <param name="HomeSite">Where its holder lives.</param>
/// <param name="WorkSite">Where its holder works on weekdays; −1: nowhere fixed.</param>
/// <param name="FirstNight">Position of its first night change in the list of all.</param>
/// <param name="Nights">Number of its night changes.</param>
/// <param name="FirstDay">First active day, inclusive.</param>
/// <param name="LastDay">Last active day, inclusive.</param>
/// <param name="Rate">Mean events of an active day; for meters the interval in seconds.</param>
/// <param name="IsExposed">Whether the hazard reaches the home.</param>
internal readonly record struct Sim(
    ulong Key, SimKind Kind, int HomeSite, int WorkSite, int FirstNight, int Nights, int FirstDay, int LastDay, double Rate, bool IsExposed);

/// <summary>From this day on the night is spent at this site.</summary>
internal readonly record struct NightChange(int Day, int Site);
