namespace Tideline.Release.Bulletins.Maps;

/// <summary>
/// The colours of map and charts. One hue from light to dark in equal steps of lightness, so that classes stay apart
/// for every colour vision and in grey print; marks and no-data stay apart from all of them. A test holds the distances.
/// </summary>
internal static class Palette
{
    /// <summary>One fill for each class, low to high.</summary>
    public static IReadOnlyList<string> Classes { get; } =
        ["#f2b872", "#db9244", "#b8712a", "#8f5319", "#65380f", "#3d2109"];

    /// <summary>The mark that stands out on each class.</summary>
    public static IReadOnlyList<string> MarksOnClasses { get; } =
        [Ink, Ink, Ink, "#ffffff", "#ffffff", "#ffffff"];

    public const string Ink = "#1b1b1b";

    /// <summary>Areas without a row.</summary>
    public const string OutOfScope = "#eeeeee";

    /// <summary>Ground of suppressed and not observable areas.</summary>
    public const string NoValue = "#ffffff";

    /// <summary>A value whose share of the population is not known.</summary>
    public const string NoPopulation = "#c9c3d6";

    /// <summary>Lines of hatch and dashes.</summary>
    public const string NoValueLine = "#555555";

    /// <summary>Hosted people, and the lines of the charts.</summary>
    public const string Circle = "#0b4a8f";

    public const string River = "#6ea6d8";

    public const string Border = "#7a7a7a";
}
