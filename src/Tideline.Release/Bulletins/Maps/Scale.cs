namespace Tideline.Release.Bulletins.Maps;

/// <summary>Round numbers for scales.</summary>
internal static class Scale
{
    /// <summary>The smallest 1, 2 or 5 × 10ⁿ that is at least <paramref name="number"/>; 10 for anything below.</summary>
    public static decimal NiceAtLeast(decimal number)
    {
        decimal power = 10;
        while (true)
        {
            foreach (var step in (ReadOnlySpan<decimal>)[1, 2, 5])
            {
                if (step * power >= number)
                {
                    return step * power;
                }
            }

            power *= 10;
        }
    }

    /// <summary>Even ticks from zero to at least <paramref name="largest"/>: three to six of them.</summary>
    public static IReadOnlyList<decimal> Ticks(decimal largest)
    {
        var step = NiceAtLeast(Math.Max(largest, 40) / 4);
        var ticks = new List<decimal> { 0 };
        while (ticks[^1] < largest)
        {
            ticks.Add(ticks[^1] + step);
        }

        return ticks.Count > 1 ? ticks : [0, step];
    }
}
