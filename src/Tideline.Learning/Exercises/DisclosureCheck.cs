using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>B8: a table of three levels to protect, and one that a neighbour protected badly.</summary>
public sealed class DisclosureCheck : IExerciseCheck
{
    private const long Threshold = 16;

    // Other choices than ours are right too, as long as they do not hide much more.
    private const double MostLoss = 1.3;

    public string Module => "B8";

    public string File => "mask.csv";

    public IReadOnlyList<string> Columns => ["pcode", "publish", "found"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var table = TableOf(country);
        var rows = handedIn.Rows.Where(r => r["pcode"] is not null).DistinctBy(r => r["pcode"], StringComparer.Ordinal).ToDictionary(r => r["pcode"]!, StringComparer.Ordinal);
        var absent = table.Value.Keys.Count(a => !rows.ContainsKey(a) || rows[a]["publish"] is not ("yes" or "no"));
        var shown = table.Value.Keys.Where(a => rows.GetValueOrDefault(a)?["publish"] == "yes").ToHashSet(StringComparer.Ordinal);
        var small = table.Value.Where(v => v.Value < Threshold).Select(v => v.Key).ToArray();
        var smallShown = small.Count(shown.Contains);
        var known = table.Known(shown);
        var told = small.Count(a => !shown.Contains(a) && known[a] is var (least, most) && (most < Threshold || most - least < Threshold));
        var hidden = Loss(table, shown);
        var reference = Loss(table, Protected(table));
        var thresholdOnly = table.Value.Where(v => v.Value >= Threshold).Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        var recoverable = table.Known(thresholdOnly).Where(k => !thresholdOnly.Contains(k.Key) && k.Value.Least == k.Value.Most).ToDictionary(k => k.Key, k => k.Value.Least, StringComparer.Ordinal);
        var found = rows.Where(r => r.Value["found"] is not null).ToDictionary(r => r.Key, r => r.Value["found"]!, StringComparer.Ordinal);
        var right = found.Count(f => recoverable.TryGetValue(f.Key, out var v) && f.Value == v.ToString(CultureInfo.InvariantCulture));
        var nothing = rows.Count > 0 && shown.Count == 0;
        return new(
        [
            new("rows", absent == 0, FormattableString.Invariant($"{absent} areas have no 'yes' or 'no'")),
            new("small", rows.Count > 0 && smallShown == 0, FormattableString.Invariant($"{smallShown} numbers below the threshold are shown"), smallShown > 0 ? "threshold_missed" : null),
            new("protected", rows.Count > 0 && smallShown == 0 && told == 0, FormattableString.Invariant($"{told} hidden numbers can still be told"), told == 0 ? null : shown.SetEquals(thresholdOnly) ? "threshold_alone" : "sum_tells"),
            new("loss", rows.Count > 0 && hidden <= MostLoss * reference, FormattableString.Invariant($"{hidden} people hidden beside the small numbers"), nothing || shown.All(a => table.Parent[a] is null) ? "all_hidden" : hidden > MostLoss * reference ? "too_much_hidden" : null),
            new("found", right == recoverable.Count && found.Count == right, FormattableString.Invariant($"{right} of the neighbour's hidden numbers found, {found.Count - right} wrong"), found.Count > 0 && found.Values.All(f => f == "0") ? "suppressed_as_0" : null),
        ]);
    }

    /// <summary>Small numbers, and beside them the smallest others that make the hidden ones of each parent uncertain enough.</summary>
    internal static HashSet<string> Protected(TreeTable table)
    {
        var shown = table.Value.Where(v => v.Value >= Threshold).Select(v => v.Key).ToHashSet(StringComparer.Ordinal);
        // From the finest level upwards, because hiding an area asks something of its parent's other children.
        foreach (var parent in table.Value.Keys.Where(a => table.ChildrenOf(a).Any()).OrderByDescending(Depth).ThenBy(a => a, StringComparer.Ordinal).Cast<string?>().Append(null))
        {
            var children = table.ChildrenOf(parent).ToArray();
            var hidden = children.Where(c => !shown.Contains(c)).ToList();
            foreach (var next in children.Where(shown.Contains).OrderBy(c => table.Value[c]).ThenBy(c => c, StringComparer.Ordinal).ToArray())
            {
                if (parent is null || hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(h => table.Value[h]) >= Threshold))
                {
                    break;
                }

                shown.Remove(next);
                hidden.Add(next);
            }

            // All children hidden and still too little: the parent may not be shown either.
            if (parent is not null && hidden.Count > 0 && (hidden.Count == 1 || hidden.Sum(h => table.Value[h]) < Threshold))
            {
                shown.Remove(parent);
            }
        }

        return shown;

        int Depth(string area) => table.Parent[area] is { } parent ? Depth(parent) + 1 : 0;
    }

    private static TreeTable TableOf(PracticeCountry country) => new(
        country.Counts("select pcode, coalesce(parent, ''), 1 from residents").Keys.Select(k => k.Split('|')).ToDictionary(k => k[0], k => k[1].Length == 0 ? null : k[1], StringComparer.Ordinal),
        country.Counts("select pcode, subscribers from residents").ToDictionary(StringComparer.Ordinal));

    private static long Loss(TreeTable table, HashSet<string> shown) => table.Value.Where(v => v.Value >= Threshold && !shown.Contains(v.Key)).Sum(v => v.Value);
}
