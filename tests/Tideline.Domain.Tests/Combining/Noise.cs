using Tideline.Domain.Scaling;

namespace Tideline.Domain.Tests.Combining;

/// <summary>Draws of a simulated population.</summary>
internal static class Noise
{
    public static double Uniform(long a, long b, long c) => Draws.Uniform(Draws.Hash((ulong)a, (ulong)b, (ulong)c));

    /// <summary>Standard normal.</summary>
    public static double Normal(long a, long b, long c) =>
        NormalDraw.Of(Draws.Hash((ulong)a, (ulong)b, (ulong)c));
}
