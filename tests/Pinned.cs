using CsCheck;

namespace Tideline.Tests;

/// <summary>Checks the same samples on every run: CsCheck's own seed pins the first one alone.</summary>
internal static class Pinned
{
    public static void SamplePinned<T>(this Gen<T> gen, Action<T> check, int iter = 100, Func<T, string>? print = null)
    {
        for (var i = 0; i < iter; i++)
        {
            gen.Sample(check, seed: new PCG(1, (ulong)i).ToString(), iter: 1, threads: 1, print: print);
        }
    }

    public static void SamplePinned<T>(this Gen<T> gen, Func<T, bool> holds, int iter = 100) =>
        gen.SamplePinned(x => Assert.True(holds(x)), iter);

    public static void SamplePinned<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> check, int iter = 100) =>
        gen.SamplePinned(x => check(x.Item1, x.Item2), iter);

    public static void SamplePinned<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, int iter = 100) =>
        gen.SamplePinned(x => Assert.True(holds(x.Item1, x.Item2)), iter);

    public static void SamplePinned<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> check, int iter = 100) =>
        gen.SamplePinned(x => check(x.Item1, x.Item2, x.Item3), iter);

    public static void SamplePinned<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> check, int iter = 100) =>
        gen.SamplePinned(x => check(x.Item1, x.Item2, x.Item3, x.Item4), iter);

    /// <param name="print">What a failed sample is called in the message.</param>
    public static void SamplePinned<T1, T2, T3, T4, T5>(
        this Gen<(T1, T2, T3, T4, T5)> gen, Func<T1, T2, T3, T4, T5, bool> holds, int iter = 100, Func<(T1, T2, T3, T4, T5), string>? print = null) =>
        gen.SamplePinned(x => Assert.True(holds(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5)), iter, print);
}
