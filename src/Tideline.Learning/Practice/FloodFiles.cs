using Tideline.Learning.Exercises;

namespace Tideline.Learning.Practice;

/// <summary>B11: where subscribers were by night, how many there are, and which masts worked.</summary>
public static class FloodFiles
{
    /// <summary>subscriber,night,pcode: the district of the last event between 18:00 and 5:00. A night without an event has no row.</summary>
    public const string Nights = "flood/nights.csv.gz";

    /// <summary>pcode,subscribers: of the operator, with homes in the district, before the flood.</summary>
    public const string Subscribers = "flood/subscribers.csv";

    /// <summary>night,pcode,masts,working.</summary>
    public const string Masts = "flood/masts.csv";

    private const double OrdinaryError = 0.14;

    /// <summary>As the generator writes displacement, below <see cref="Checks.PracticeCountry.Truth"/>.</summary>
    public const string Truth = "flood_displacement.csv";

    /// <summary>Whether the rule of the task comes as near to the truth as it does on most draws.</summary>
    public static bool IsOrdinary(string folder)
    {
        var flood = FloodEstimate.Read(folder);
        return flood.Against(flood.Displaced(FloodEstimate.Way.Right)) is { Error: <= OrdinaryError, Correlation: >= 0.96 };
    }
}
