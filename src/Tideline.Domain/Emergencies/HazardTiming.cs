namespace Tideline.Domain.Emergencies;

/// <summary>Whether people leave at once or over months.</summary>
public enum HazardPace
{
    /// <summary>A step: most leave within days of the onset. The weekly stock says what happened.</summary>
    Step,

    /// <summary>A trend: people leave over weeks or months, and the onset is a convention. The slope of the stock says what happens; the stock of the first
    /// weeks says little.</summary>
    Trend,
}

/// <summary>When a hazard makes people leave, where the declaration does not say.</summary>
/// <param name="DaysBefore">Days from the first departure because of it to the onset.</param>
/// <param name="DaysAfter">Days from the onset to the last new displacement.</param>
/// <param name="Reason">Why, for those who declare; a sentence.</param>
public sealed record HazardTiming(HazardPace Pace, int DaysBefore, int DaysAfter, string Reason)
{
    private static readonly HazardTiming _warned = new(HazardPace.Step, 3, 14, "Warnings come some days ahead, and water or wind drives people out for two weeks.");

    /// <summary>What goes for a hazard. Whoever knows better gives the days in the declaration.</summary>
    public static HazardTiming Of(Hazard hazard) => hazard switch
    {
        Hazard.Earthquake => new(HazardPace.Step, 0, 14, "Nobody knows of it before; who left earlier travelled."),
        Hazard.Wildfire => new(HazardPace.Step, 3, 14, "People are warned or smell it before it arrives."),
        Hazard.Conflict => new(HazardPace.Step, 7, 60, "Rumours drive people out first, and fighting goes on."),
        Hazard.Heatwave => new(HazardPace.Trend, 3, 30, "Heat builds up; who can goes to relatives for some weeks."),
        Hazard.Drought => new(HazardPace.Trend, 0, 180, "A household leaves when stores and animals are gone: over half a year, not in two weeks."),
        Hazard.Flood or Hazard.Storm or Hazard.Other => _warned,
    };
}
