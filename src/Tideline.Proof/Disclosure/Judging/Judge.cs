using Tideline.Attack;
using Tideline.Attack.Published;
using Tideline.Attack.Sums;

namespace Tideline.Proof.Disclosure.Judging;

/// <summary>Tells which intervals of the attacker are a breach. It knows the truth, which the attacker does not.</summary>
/// <remarks>
/// An interval of people becomes one of subscribers by what one contributor of that very figure stands for. It is a breach where
/// it holds the truth and says fewer than the minimum, or has its ends fewer than the minimum apart; of a number that may be
/// negative, the latter alone. Subscribers are those seen, those ordinarily away among them. A change between two releases is a breach where the attacker knows that there is one and the people behind it are
/// fewer than the minimum.
/// </remarks>
internal static class Judge
{
    // Of subscribers: what a solver and sums of rounded weights may be wrong by.
    private const double Slack = 1e-6;

    public static Verdict Of(IReadOnlyList<PublishedRelease> releases, IReadOnlyList<Truth> truths, AttackReport report)
    {
        var cache = new Dictionary<Target, TrueFigure>();
        var breaches = new List<Breach>();
        var mistaken = new HashSet<Target>();
        foreach (var finding in report.Findings)
        {
            var (position, key) = (finding.Target.Release, finding.Target.Key);
            if (!cache.TryGetValue(finding.Target, out var truth))
            {
                cache.Add(finding.Target, truth = truths[position].Of(key, releases[position].ByKey));
            }

            var minimum = releases[position].Minimum;
            var isOfChange = finding.View == AttackView.Differences;
            var says = isOfChange
                ? SaysChange(truths[position - 1].Of(key, releases[position - 1].ByKey), truth, finding.Bounds, minimum)
                : Says(key, truth, finding.Bounds, minimum);
            if (says && (isOfChange || finding.Bounds.Holds(truth.Value, SlackOf(truth))))
            {
                breaches.Add(new(finding, truth));
            }
            else if (says)
            {
                mistaken.Add(finding.Target);
            }
        }

        mistaken.ExceptWith(breaches.Select(b => b.Finding.Target));
        return new(report.Targets.Count, report.Findings.Count, breaches, mistaken);
    }

    private static bool Says(RowKey key, TrueFigure truth, Bounds found, long minimum)
    {
        var below = (minimum * truth.PeoplePerSubscriber) - SlackOf(truth);
        return found.Width < below || (key.Indicator != "displaced_change" && found.Upper + truth.Ordinary < below);
    }

    private static double SlackOf(TrueFigure truth) => Slack * truth.PeoplePerSubscriber;

    private static bool SaysChange(TrueFigure before, TrueFigure after, Bounds found, long minimum)
    {
        var changed = after.ChangedAtLeast(before);
        return changed > 0 && changed < minimum
            && (found.Lower > 0 || found.Upper < 0)
            && found.Holds(after.Value - before.Value)
            && found.Width < minimum * after.PeoplePerSubscriber;
    }
}

/// <summary>An interval that tells too much.</summary>
internal sealed record Breach(Finding Finding, TrueFigure Truth)
{
    public bool IsChange => Finding.View == AttackView.Differences;

    /// <summary>Width of the interval in subscribers of this figure.</summary>
    public double SubscribersApart => Finding.Bounds.Width / Truth.PeoplePerSubscriber;
}

/// <summary>What an attack on a sequence of releases came to.</summary>
/// <param name="Attacked">Hidden figures.</param>
/// <param name="Intervals">Intervals that the attacker found.</param>
/// <param name="Breaches">Those that tell too much; a figure may stand there several times.</param>
/// <param name="Mistaken">Other figures of which some interval would tell too much if it held the truth: who believed it would be wrong.</param>
internal sealed record Verdict(int Attacked, int Intervals, IReadOnlyList<Breach> Breaches, IReadOnlySet<Target> Mistaken)
{
    /// <summary>Hidden figures that are told, each once.</summary>
    public int Told => Breaches.Where(b => !b.IsChange).Select(b => b.Finding.Target).Distinct().Count();

    /// <summary>Changes since the release before that too few people are behind and that are told.</summary>
    public int ToldChanges => Breaches.Where(b => b.IsChange).Select(b => b.Finding.Target).Distinct().Count();
}
