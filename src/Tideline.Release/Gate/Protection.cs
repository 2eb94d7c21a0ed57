using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;
using Tideline.Release.Gate.Audit;

namespace Tideline.Release.Gate;

/// <summary>Complementary suppression that, only where nothing else is left, gives up what it takes as known.</summary>
internal static class Protection
{
    /// <summary>The sums of the table that was protected, its pattern, and the audit with what it has found possible.</summary>
    /// <remarks>
    /// Earlier releases may each have protected a figure by a different partner, so that every partner is public. The
    /// partners' new numbers are then withheld: what was published stays known, and this release adds no sum to it. And
    /// an area that the network could not see is no longer taken as known to the reader: no release has its number.
    /// </remarks>
    public static (PublishedSums Sums, SuppressionResult Result, ProgrammeAudit Audit) Of(
        List<GateRow> rows, AreaHierarchy areas, DisclosureRules rules)
    {
        while (true)
        {
            var sums = PublishedSums.Tie(rows, areas, rules);
            var audit = new ProgrammeAudit(sums.Table, rules.MinimumSubscribers);
            var result = ComplementarySuppression.Protect(sums.Table, rules.MinimumSubscribers, audit);
            var known = sums.KnownNear(result.Unprotected);
            foreach (var row in known)
            {
                GiveUp(row, rules);
            }

            if (known.Count == 0)
            {
                return (sums, result, audit);
            }
        }
    }

    private static void GiveUp(GateRow row, DisclosureRules rules)
    {
        if (row.Unseen)
        {
            row.Open = true;
        }
        else
        {
            row.Role = GateRows.RoleOf(row, rules);
        }
    }
}
