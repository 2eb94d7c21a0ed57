using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;
using Tideline.Release.Gate.Audit;

namespace Tideline.Release.Gate;

/// <summary>Complementary suppression that, only where nothing else is left, takes fewer figures as known.</summary>
internal static class Protection
{
    /// <summary>The sums of the table that was protected, its pattern, and the audit with what it has found possible.</summary>
    /// <remarks>
    /// A figure without a number is taken as known to the reader, which asks for most. Where that leaves another without any
    /// protection, it is not: nobody has its number.
    /// </remarks>
    public static (PublishedSums Sums, SuppressionResult Result, ProgrammeAudit Audit) Of(
        List<GateRow> rows, AreaHierarchy areas, DisclosureRules rules)
    {
        while (true)
        {
            var sums = PublishedSums.Tie(rows, areas, rules);
            var audit = new ProgrammeAudit(sums.Table, rules.MinimumSubscribers);
            var result = ComplementarySuppression.Protect(sums.Table, rules.MinimumSubscribers, audit);
            var without = sums.WithoutNumberNear(result.Unprotected);
            foreach (var row in without)
            {
                row.Open = true;
            }

            if (without.Count == 0)
            {
                return (sums, result, audit);
            }
        }
    }
}
