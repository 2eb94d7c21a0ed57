using Tideline.Domain.Returns;

namespace Tideline.Domain.Displacement;

/// <summary>Marks one subscriber of an exposed home in the sketches of the live figures that it contributes to; the
/// same areas and weeks as <see cref="ContributorFold"/> counts it in.</summary>
internal sealed class SketchFold(FoldFrame frame)
{
    private readonly int[] _seen = new int[7];

    public void Add(
        ContributorSketches sketches, ulong subscriber, int home, ReadOnlySpan<int> hosts, Onset onset, IReadOnlyList<Spell> spells)
    {
        if (!frame.Exposed[home])
        {
            return;
        }

        var before = 0;
        for (var week = 0; week < frame.Weeks; week++)
        {
            var days = hosts.Slice(7 * week, 7);
            var late = Math.Clamp(onset.EvacuationStarts - (onset.FirstWeek + (7 * week)), 0, 7);
            var away = DaysAway(days[late..]);
            var cell = sketches.Cell(home, week);
            if (away > 0)
            {
                sketches.Displaced.Mark(cell, subscriber, (ulong)away);
                MarkHosts(sketches, subscriber, home, days[late..], week);
            }

            if (away + before > 0)
            {
                sketches.Changed.Mark(cell, subscriber, (ulong)((8 * away) + before));
            }

            before = away;
            MarkSpells(sketches, subscriber, cell, week, spells);
        }

        MarkReturns(sketches, subscriber, home, spells);
    }

    private void MarkSpells(ContributorSketches sketches, ulong subscriber, ulong cell, int week, IReadOnlyList<Spell> spells)
    {
        var (begun, ended, ever) = (0UL, 0UL, 0UL);
        foreach (var spell in spells)
        {
            if (spell.Counts(frame.Parameters))
            {
                begun += spell.Begun / 7 == week ? 1UL : 0;
                ever += spell.Begun / 7 <= week ? 1UL : 0;
                ended += spell.Ending == SpellEnding.Returned && spell.Ended / 7 == week ? 1UL : 0;
            }
        }

        if (begun > 0)
        {
            sketches.Begun.Mark(cell, subscriber, begun);
        }

        if (ended > 0)
        {
            sketches.Ended.Mark(cell, subscriber, ended);
        }

        if (ever > 0)
        {
            sketches.Ever.Mark(cell, subscriber, ever);
        }
    }

    private void MarkReturns(ContributorSketches sketches, ulong subscriber, int home, IReadOnlyList<Spell> spells)
    {
        foreach (var spell in spells)
        {
            for (var d = 0; d < ReturnCurve.PublishedDays.Count && spell.Ending == SpellEnding.Returned; d++)
            {
                for (var week = spell.Begun / 7; week < frame.Weeks && spell.Length <= ReturnCurve.PublishedDays[d]; week++)
                {
                    sketches.ReturnedBy.Mark(sketches.ReturnCell(home, week, d), subscriber, 1UL + (ulong)spell.Begun);
                }
            }
        }
    }

    private void MarkHosts(ContributorSketches sketches, ulong subscriber, int home, ReadOnlySpan<int> days, int week)
    {
        var map = frame.Map;
        for (var level = 0; level < map.Levels.Count; level++)
        {
            var ancestors = map.Ancestors[level];
            for (var d = 0; d < days.Length; d++)
            {
                _seen[d] = days[d] >= 0 && days[d] < map.FinestAreas ? ancestors[days[d]] : -1;
            }

            for (var d = 0; d < days.Length; d++)
            {
                var seen = _seen.AsSpan(0, days.Length);
                if (seen[d] < 0 || seen[..d].Contains(seen[d]))
                {
                    continue;
                }

                var stayed = (ulong)seen.Count(seen[d]);
                sketches.Hosted[level].Mark(sketches.Cell(seen[d], week), subscriber, stayed);
                if (level == frame.FlowLevel)
                {
                    sketches.Flow.Mark(ContributorCounts.FlowKey(ancestors[home], seen[d], week), subscriber, stayed);
                }
            }
        }
    }

    private static int DaysAway(ReadOnlySpan<int> days)
    {
        var away = 0;
        foreach (var host in days)
        {
            away += host >= 0 ? 1 : 0;
        }

        return away;
    }
}
