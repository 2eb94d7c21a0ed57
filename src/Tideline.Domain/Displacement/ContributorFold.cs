using Tideline.Domain.Returns;

namespace Tideline.Domain.Displacement;

/// <summary>Marks in which areas and weeks one subscriber contributes to a live figure: each once in the counts, and, of exposed homes,
/// with what it contributes in the sketches.</summary>
internal sealed class ContributorFold(FoldFrame frame)
{
    private readonly int[] _at = new int[7];

    public void Add(
        ContributorCounts counts, ContributorSketches sketches, ulong subscriber, int home, ReadOnlySpan<int> hosts, Onset onset,
        IReadOnlyList<Spell> spells)
    {
        var exposed = frame.Exposed[home];
        var awayBefore = 0;
        for (var week = 0; week < frame.Weeks; week++)
        {
            var days = hosts.Slice(7 * week, 7);
            var cell = (home * frame.Weeks) + week;
            if (days.IndexOfAnyExcept(StatePath.Outside) >= 0)
            {
                counts.Panel[cell]++;
            }

            var evacuated = days[Math.Clamp(onset.EvacuationStarts - (onset.FirstWeek + (7 * week)), 0, 7)..];
            var away = DaysAway(evacuated);
            counts.Displaced[cell] += away > 0 ? 1 : 0;
            counts.DaysDisplaced[cell] += away;
            counts.Changed[cell] += away + awayBefore > 0 ? 1 : 0;
            var (begun, ended, ever) = Spells(spells, week);
            counts.Begun[cell] += begun > 0 ? 1 : 0;
            counts.Ended[cell] += ended > 0 ? 1 : 0;
            counts.Ever[cell] += ever > 0 ? 1 : 0;
            if (exposed)
            {
                var at = sketches.Cell(home, week);
                sketches.Displaced.MarkPositive(at, subscriber, away);
                sketches.Changed.MarkPositive(at, subscriber, (8 * away) + awayBefore);
                sketches.Begun.MarkPositive(at, subscriber, begun);
                sketches.Ended.MarkPositive(at, subscriber, ended);
                sketches.Ever.MarkPositive(at, subscriber, ever);
            }

            if (exposed && away > 0)
            {
                MarkHosts(counts, sketches, subscriber, home, evacuated, week);
            }

            awayBefore = away;
        }

        MarkReturns(counts, sketches, subscriber, home, spells);
    }

    private (int Begun, int Ended, int Ever) Spells(IReadOnlyList<Spell> spells, int week)
    {
        var (begun, ended, ever) = (0, 0, 0);
        foreach (var spell in spells)
        {
            if (spell.Counts(frame.Parameters))
            {
                begun += spell.Begun / 7 == week ? 1 : 0;
                ever += spell.Begun / 7 <= week ? 1 : 0;
                ended += spell.Ending == SpellEnding.Returned && spell.Ended / 7 == week ? 1 : 0;
            }
        }

        return (begun, ended, ever);
    }

    private void MarkReturns(ContributorCounts counts, ContributorSketches sketches, ulong subscriber, int home, IReadOnlyList<Spell> spells)
    {
        var days = ReturnCurve.PublishedDays.Count;
        Span<int> first = stackalloc int[days];
        first.Fill(frame.Weeks);
        foreach (var spell in spells)
        {
            for (var d = 0; d < days && spell.Ending == SpellEnding.Returned; d++)
            {
                if (spell.Length > ReturnCurve.PublishedDays[d])
                {
                    continue;
                }

                first[d] = Math.Min(first[d], spell.Begun / 7);
                for (var week = spell.Begun / 7; week < frame.Weeks && frame.Exposed[home]; week++)
                {
                    sketches.ReturnedBy.Mark(sketches.ReturnCell(home, week, d), subscriber, 1UL + (ulong)spell.Begun);
                }
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

    private void MarkHosts(
        ContributorCounts counts, ContributorSketches sketches, ulong subscriber, int home, ReadOnlySpan<int> days, int week)
    {
        var map = frame.Map;
        for (var level = 0; level < map.Levels.Count; level++)
        {
            var ancestors = map.Ancestors[level];
            var at = _at.AsSpan(0, days.Length);
            for (var d = 0; d < days.Length; d++)
            {
                at[d] = days[d] >= 0 && days[d] < map.FinestAreas ? ancestors[days[d]] : -1;
            }

            for (var d = 0; d < days.Length; d++)
            {
                var host = at[d];
                if (host < 0 || at[..d].Contains(host))
                {
                    continue;
                }

                var stayed = at.Count(host);
                counts.AddHosted(level, host, week, stayed);
                sketches.Hosted[level].Mark(sketches.Cell(host, week), subscriber, (ulong)stayed);
                if (level == frame.FlowLevel)
                {
                    counts.AddFlow(ancestors[home], host, week, stayed);
                    sketches.Flow.Mark(ContributorCounts.FlowKey(ancestors[home], host, week), subscriber, (ulong)stayed);
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
