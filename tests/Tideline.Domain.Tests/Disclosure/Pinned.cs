using CsCheck;

namespace Tideline.Tests;

internal static class Pinned
{
    /// <summary>Checks the same samples on every run: CsCheck's own seed pins the first one alone.</summary>
    public static void SamplePinned<T>(this Gen<T> gen, Action<T> check, int iter = 100)
    {
        for (var i = 0; i < iter; i++)
        {
            gen.Sample(check, seed: new PCG(1, (ulong)i).ToString(), iter: 1, threads: 1);
        }
    }
}
