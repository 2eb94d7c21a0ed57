using System.Numerics;
using System.Runtime.InteropServices;

namespace Tideline.Domain.Quality;

/// <summary>The median that every gate uses.</summary>
internal static class Medians
{
    /// <summary>Mean of the two middle values for an even number; NaN for none. Sorts <paramref name="values"/> in place.</summary>
    public static double OfSorting<T>(List<T> values)
        where T : struct, INumber<T>
    {
        if (values.Count == 0)
        {
            return double.NaN;
        }

        var span = CollectionsMarshal.AsSpan(values);
        span.Sort();
        var middle = span.Length / 2;
        var upper = double.CreateChecked(span[middle]);
        return span.Length % 2 == 1 ? upper : (double.CreateChecked(span[middle - 1]) / 2.0) + (upper / 2.0);
    }
}
