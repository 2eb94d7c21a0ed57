using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Release.Gate;

/// <summary>Holds the rows of the gate against the agreement and the red lines.</summary>
/// <remarks>
/// Rows that are left out stay in the sums: the reader who knows an origin's stock and its pairs but one knows that one too, agreed or
/// not. So which figures are hidden depends on the whole table, and an agreement only takes rows away from a table that was safe.
/// Releases under several agreements then tell no more together than one under all of them.
/// </remarks>
internal static class AgreedRows
{
    /// <summary>Marks the rows that the agreement leaves out; to be called when pairs are folded and before suppression.</summary>
    /// <returns>Of what kinds they are, in words; empty without agreement.</returns>
    /// <exception cref="ConfigurationException">The agreement names areas that the boundaries do not have.</exception>
    /// <exception cref="DisclosureRefusedException">AG4 to AG7: there are such rows, and the agreement refuses or allows none; RL1, RL2.</exception>
    public static IReadOnlyList<string> LeaveOut(IReadOnlyList<GateRow> rows, ReleaseInput input, AreaHierarchy areas)
    {
        RedLines.Demand(input.Project.Disclosure.MinimumSubscribers);
        var found = new HashSet<(Refusal Why, string Kind)>();
        if (input.Agreement?.Terms is { } terms)
        {
            var agreed = Agreed(terms, areas);
            foreach (var row in rows.Where(r => !r.Folded))
            {
                if (Outside(agreed, row) is { } why)
                {
                    row.Outside = true;
                    found.Add(why);
                }
            }
        }

        (Refusal Why, string Kind)[] outside =
            [.. found.OrderBy(o => o.Why.Code, StringComparer.Ordinal).ThenBy(o => o.Kind, StringComparer.Ordinal)];
        if (input.Agreement?.Terms is { } agreement && outside is [var first, ..])
        {
            var left = rows.Any(r => !r.Folded && !r.Outside);
            if (agreement.Outside == OutsideRule.Refuse || !left)
            {
                throw first.Why.Because(
                    $"Agreement '{agreement.Id}' allows {(left ? "not all" : "none")} of what would be released; outside it are {string.Join(", ", outside.Select(o => o.Kind))}.",
                    "Nothing was released; the cubes stay in the enclave.");
            }
        }

        if (rows.FirstOrDefault(r => !r.Folded && !r.Outside && r.Level > RedLines.FinestLevel) is { } fine)
        {
            throw Refusal.FineArea.Because(
                FormattableString.Invariant($"{fine.Indicator.Name} speaks of areas of admin level {fine.Level}, and none is released below level {RedLines.FinestLevel}."),
                "Nothing was released; the cubes stay in the enclave.");
        }

        return [.. outside.Select(o => o.Kind)];
    }

    /// <summary>Looks again at what would go out.</summary>
    public static IEnumerable<ReleaseCheck> Check(IReadOnlyList<ReleasedFigure> told, ReleaseInput input, AreaHierarchy areas)
    {
        if (input.Agreement?.Terms is not { } terms)
        {
            yield break;
        }

        var agreed = Agreed(terms, areas);
        var wrong = told.Count(f => Outside(agreed, f.Row) is not null);
        yield return new(
            "agreement", wrong == 0 && told.Count > 0 ? CheckOutcome.Pass : CheckOutcome.Fail,
            FormattableString.Invariant($"{told.Count} rows go out; {wrong} of them are outside agreement '{terms.Id}', version {terms.Version}."));
    }

    /// <summary>The headline without a total that speaks of areas or weeks that are left out.</summary>
    public static GatedHeadline Headline(GatedHeadline headline, IEnumerable<GateRow> rows, AreaHierarchy areas)
    {
        List<GateRow> stocks = [.. rows.Where(r => r.Indicator == Indicator.DisplacedStock && r.Key.Start == headline.Start && r.Key.End == headline.End)];
        var present = stocks.Select(s => s.Key.Area).ToHashSet(StringComparer.Ordinal);
        var outside = stocks.Where(s => s.Outside).ToList();
        var gone = outside.Select(s => s.Key.Area).ToHashSet(StringComparer.Ordinal);
        return outside.Count == 0 ? headline : headline with
        {
            Total = outside.Any(IsTop) ? null : headline.Total,
            ClaimedAreas = [.. headline.ClaimedAreas.Where(a => !gone.Contains(a))],
        };

        bool IsTop(GateRow row)
        {
            for (var parent = areas[row.Key.Area].Parent; parent is not null; parent = areas[parent].Parent)
            {
                if (present.Contains(parent))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static AgreedFigures Agreed(Agreement terms, AreaHierarchy areas)
    {
        var agreed = new AgreedFigures(terms, areas);
        return agreed.Unknown.Count == 0 ? agreed : throw new ConfigurationException(
            $"agreements/{terms.Id}.yaml names areas that the boundaries do not have: {string.Join(", ", agreed.Unknown)}. Write them as inputs.areas does; nothing was released.");
    }

    private static (Refusal Why, string Kind)? Outside(AgreedFigures agreed, GateRow row) => agreed.Outside(
        row.Indicator, row.Key.Area, row.Key.Counterpart == GateRow.Other ? null : row.Key.Counterpart, row.Key.Start, row.Key.End);
}
