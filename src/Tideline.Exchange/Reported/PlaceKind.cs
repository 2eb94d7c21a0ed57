namespace Tideline.Exchange.Reported;

/// <summary>How a reported number came to its area.</summary>
public enum PlaceKind
{
    /// <summary>By the p-code of the source, which is one of the project's.</summary>
    PCode,

    /// <summary>By a crosswalk from an older p-code; where the code was split, a share by weight, which nobody counted.</summary>
    Crosswalk,

    /// <summary>By a point that the source gives; the area is the one around the point, and the number may be of a wider one.</summary>
    Point,

    /// <summary>The source knows the area above alone: the people are somewhere in it. Never compared with the area's own figure.</summary>
    Unspecified,
}

/// <summary>The words of kinds of place in files.</summary>
public static class PlaceKindWords
{
    /// <summary>The word in the column <c>place</c>.</summary>
    public static string Word(this PlaceKind kind) => kind switch
    {
        PlaceKind.PCode => "pcode",
        PlaceKind.Crosswalk => "crosswalk",
        PlaceKind.Point => "point",
        PlaceKind.Unspecified => "unspecified",
    };

    /// <summary>The kind of a word; null where there is none.</summary>
    public static PlaceKind? Parse(string word) =>
        Enum.GetValues<PlaceKind>().Where(k => k.Word() == word).Select(k => (PlaceKind?)k).FirstOrDefault();
}
