using Tideline.Projects.Chains;

namespace Tideline.Release.Register;

/// <summary>The end of the register at one time.</summary>
/// <param name="Entries">Lines until then.</param>
/// <param name="Sha256">Of the last line; 64 zeros where there is none.</param>
public sealed record RegisterHead(int Entries, string Sha256)
{
    internal static RegisterHead Of(IReadOnlyList<string> hashes) =>
        new(hashes.Count, hashes.Count == 0 ? ChainLine.Start : hashes[^1]);
}
