namespace Tideline.Attack.Sums;

/// <summary>What the public method says of the indicators.</summary>
internal static class Indicators
{
    public const string Stock = "displaced_stock";
    public const string Hosted = "displaced_hosted";
    public const string Flow = "displacement_flow";
    public const string Change = "displaced_change";
    public const string New = "newly_displaced";
    public const string Returned = "returned";
    public const string Ever = "ever_displaced";
    public const string Projected = "projected_displaced";
    public const string ReturnedShare = "returned_share";

    /// <summary>Whether an upper area is the sum of the areas below it: all counts but travellers.</summary>
    public static bool IsAdditive(string indicator, string unit) =>
        unit is "people" or "subscribers" or "trips" && !(indicator == "trips" && unit != "trips");

    /// <summary>Whether a number may be below 0.</summary>
    public static bool IsSigned(string indicator) => indicator == Change;

    public static bool HasCounterpart(string indicator) => indicator is Flow or "trips";
}
