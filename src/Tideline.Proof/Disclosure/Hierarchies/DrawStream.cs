using Tideline.Domain;

namespace Tideline.Proof.Disclosure.Hierarchies;

/// <summary>Draws one after another from a seed.</summary>
internal sealed class DrawStream(ulong seed)
{
    private ulong _next;

    public double Uniform() => Draws.Uniform(Draws.Hash(seed, _next++));

    /// <summary>A whole number in [0, n).</summary>
    public int Below(int n) => Draws.Below(Draws.Hash(seed, _next++), n);

    /// <summary>A whole number from one to another, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);
}
