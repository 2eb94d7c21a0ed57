using Tideline.Domain.Returns;

namespace Tideline.Domain.Displacement;

/// <summary>Marks in which areas and weeks one subscriber contributes to a live figure, each once.</summary>
internal sealed class ContributorFold(FoldFrame frame)
{
    private readonly HashSet<int> _marked = [];

    public void Add(
        ContributorCounts counts, int home, ReadOnlySpan<int> hosts, Onset onset, IReadOnlyList<Spell> spells)
    {
        var awayBefore = false;
        for (var week = 0; week < frame.Weeks; week++)
        {
            var days = hosts.Slice(7 * week, 7);
            var cell = (home * frame.Weeks) + week;
            if (days.IndexOfAnyExcept(StatePath.Outside) >= 0)
            {
                counts.Panel[cell]++;
            }

            var away = IsAway(days, onset.FirstWeek + (7 * week), onset.EvacuationStarts);
            counts.Displaced[cell] += away ? 1 : 0;
            counts.Changed[cell] += away || awayBefore ? 1 : 0;
            awayBefore = away;
            var (begun, ended, ever) = (false, false, false);
            foreach (var spell in spells.Where(s => s.Counts(frame.Parameters)))
            {
                begun |= spell.Begun / 7 == week;
                ever |= spell.Begun / 7 <= week;
                ended |= spell.Ending == SpellEnding.Returned && spell.Ended / 7 == week;
            }

            counts.Begun[cell] += begun ? 1 : 0;
            counts.Ended[cell] += ended ? 1 : 0;
            counts.Ever[cell] += ever ? 1 : 0;
            if (away && frame.Exposed[home])
            {
                MarkHosts(counts, home, days, week, onset);
            }
        }

        MarkReturns(counts, home, spells);
    }

    private void MarkReturns(ContributorCounts counts, int home, IReadOnlyList<Spell> spells)
    {
        var days = ReturnCurve.PublishedDays.Count;
        Span<int> first = stackalloc int[days];
        first.Fill(frame.Weeks);
        foreach (var spell in spells)
        {
            for (var d = 0; d < days && spell.Ending == SpellEnding.Returned; d++)
            {
                first[d] = spell.Length <= ReturnCurve.PublishedDays[d] ? Math.Min(first[d], spell.Begun / 7) : first[d];
            }
        }

        for (var d = 0; d < days; d++)
        {
            for (var week = first[d]; week < frame.Weeks; week++)
            {
                counts.ReturnedBy[(((home * frame.Weeks) + week) * days) + d]++;
            }
        }
    }

    private void MarkHosts(ContributorCounts counts, int home, ReadOnlySpan<int> days, int week, Onset onset)
    {
        var map = frame.Map;
        for (var level = 0; level < map.Levels.Count; level++)
        {
            var ancestors = map.Ancestors[level];
            _marked.Clear();
            for (var d = 0; d < 7; d++)
            {
                var host = days[d];
                if (host < 0 || host >= map.FinestAreas || onset.FirstWeek + (7 * week) + d < onset.EvacuationStarts
                    || !_marked.Add(ancestors[host]))
                {
                    continue;
                }

                counts.AddHosted(level, ancestors[host], week);
                if (level == frame.FlowLevel)
                {
                    counts.AddFlow(ancestors[home], ancestors[host], week);
                }
            }
        }
    }

    private static bool IsAway(ReadOnlySpan<int> days, int firstDay, int evacuationStarts)
    {
        for (var d = 0; d < days.Length; d++)
        {
            if (days[d] >= 0 && firstDay + d >= evacuationStarts)
            {
                return true;
            }
        }

        return false;
    }
}
