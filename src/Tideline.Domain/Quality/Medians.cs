using System.Runtime.InteropServices;

namespace Tideline.Domain.Quality;

/// <summary>The median that every gate uses.</summary>
internal static class Medians
{
    /// <summary>Mean of the two middle values for an even number; NaN for none. Sorts <paramref name="values"/> in place.</summary>
    public static double OfSorting(List<long> values)
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var span = CollectionsMarshal.AsSpan(values);
        span.Sort();
        var middle = span.Length / 2;
        return span.Length % 2 == 1 ? span[middle] : (span[middle - 1] / 2.0) + (span[middle] / 2.0);
    }
}
