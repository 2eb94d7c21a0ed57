using Tideline.Domain;

namespace Tideline.Learning.Forms;

/// <summary>Draws for what a form asks: the same for a seed on any machine and in any version, in the order in which they are asked for.</summary>
/// <param name="purpose">Another number for each exercise, so that one tells nothing of the next.</param>
internal sealed class FormDraws(ulong seed, ulong purpose)
{
    private ulong _drawn;

    /// <summary>A whole number; both ends are possible.</summary>
    public int Between(int least, int most) => least + Draws.Below(Draws.Hash(seed, purpose, _drawn++), most - least + 1);

    public T Pick<T>(params ReadOnlySpan<T> of) => of[Between(0, of.Length - 1)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> of)
    {
        T[] all = [.. of];
        for (var i = all.Length - 1; i > 0; i--)
        {
            var j = Between(0, i);
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all;
    }
}
