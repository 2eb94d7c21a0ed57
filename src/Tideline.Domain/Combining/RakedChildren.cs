namespace Tideline.Domain.Combining;

/// <summary>Areas of which an operator shows no number still have its people in the number of the area above. What the complete ones leave of it bounds the others.</summary>
public static class RakedChildren
{
    // What is missing is known by its sum alone; a larger correction says that areas or weights do not fit, and is not believed.
    private const double Least = 0.5;
    private const double Most = 2;

    /// <summary>The factor for the values of areas that lack an operator, so that they and the complete ones add up to the area above; 1 where nothing can be said.</summary>
    /// <param name="above">The combined value of the area above.</param>
    /// <param name="children">All areas directly below it; a null value: nobody shows one. A number of theirs is somewhere in what is left, so that nothing can be said.</param>
    /// <returns>In [0.5, 2].</returns>
    public static double Factor(double above, IReadOnlyCollection<(double? Value, bool IsComplete)> children)
    {
        var incomplete = children.Where(c => !c.IsComplete).Sum(c => c.Value ?? 0);
        return children.Any(c => c.Value is null) || incomplete <= 0
            ? 1
            : Math.Clamp((above - children.Where(c => c.IsComplete).Sum(c => c.Value!.Value)) / incomplete, Least, Most);
    }
}
