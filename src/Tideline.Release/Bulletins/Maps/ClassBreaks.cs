namespace Tideline.Release.Bulletins.Maps;

/// <summary>
/// The classes of displaced people as % of the home population: half-open [a, b), the last open upwards. Fixed over
/// dates and pages, so that a colour means the same in every issue.
/// </summary>
internal static class ClassBreaks
{
    /// <summary>Lower ends of the classes, in %.</summary>
    public static IReadOnlyList<decimal> LowerEnds { get; } = [0, 1, 2, 5, 10, 20];

    /// <summary>The class of any number: below the first lower end is the first class, above the last the last.</summary>
    public static int ClassOf(decimal percent)
    {
        var found = 0;
        for (var i = 1; i < LowerEnds.Count; i++)
        {
            if (percent >= LowerEnds[i])
            {
                found = i;
            }
        }

        return found;
    }
}
