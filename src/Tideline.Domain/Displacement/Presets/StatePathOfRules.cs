using Tideline.Domain.Displacement.Presets;

namespace Tideline.Domain.Displacement;

/// <summary>The path of a preset, whose states are decided before it is filled.</summary>
internal sealed partial class StatePath
{
    /// <summary>Takes states as they are: each holds until the next day shown, but no longer than it may be carried. Nobody
    /// is censored; a day without a state is in no panel.</summary>
    public void Take(ReadOnlySpan<Judged> states, int first, int last, int carryDays)
    {
        var length = last - first + 1;
        if (Hosts.Length < length)
        {
            Hosts = new int[length];
        }

        Hosts.AsSpan(0, length).Fill(Outside);
        (HostBefore, ExitDay, LastHost) = (Outside, int.MinValue, Sighting.Home);
        Clear();
        for (var i = 0; i < states.Length; i++)
        {
            var next = i + 1 < states.Length ? states[i + 1].Day : int.MaxValue;
            Set(first, last, states[i].Day, (int)Math.Min(next - 1L, states[i].Day + (long)carryDays), states[i].Host);
            See(states[i].Day, states[i].Host);
        }
    }
}
