using System.Runtime.InteropServices;

namespace Tideline.Engines.ChdbFront;

/// <summary>Keeps the signal handlers of .NET while a library that replaces them is loaded: without them the first null
/// reference ends the process instead of throwing.</summary>
internal static partial class RuntimeSignals
{
    // ILL, TRAP, ABRT, BUS, FPE, SEGV, TSTP, SYS, INT, TERM, QUIT of Linux on x64.
    private static readonly int[] Signals = [4, 5, 6, 7, 8, 11, 20, 31, 2, 15, 3];

    // More than the size of the C library's structure.
    private const int StructureSize = 256;

    public static T KeptWhile<T>(Func<T> work)
    {
        var kept = Signals.Select(signal =>
        {
            var action = new byte[StructureSize];
            return SigAction(signal, null, action) == 0 ? action : null;
        }).ToArray();
        var result = work();
        foreach (var (signal, action) in Signals.Zip(kept))
        {
            if (action is not null)
            {
                _ = SigAction(signal, action, null);
            }
        }

        return result;
    }

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static partial int SigAction(int signal, byte[]? action, byte[]? old);
}
