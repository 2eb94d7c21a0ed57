using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>What was decided on the figures of C1.</summary>
internal static class PackageDecisions
{
    private const int Least = 3;
    private static readonly string[] _uses = [QualityRules.Nothing, QualityRules.Prioritise, QualityRules.Plan];

    public static CriterionResult Check(string folder, CapstoneWeek week, Dictionary<string, string> uses)
    {
        var rows = HandedIn.Read(Path.Combine(folder, "decisions.csv"), ["date", "pcode", "decision", "use", "decided_by", "reason"]).Rows;
        var blank = rows.Count(r => r.Values.Any(v => v is null) || !uses.ContainsKey(r["pcode"]!) || !_uses.Contains(r["use"]));
        var beyond = rows.Count(r => uses.TryGetValue(r["pcode"] ?? "", out var most) && Array.IndexOf(_uses, r["use"]) > Array.IndexOf(_uses, most));
        var blind = week.Areas.Where(a => a.Rounded is null).All(a => rows.Any(r => r["pcode"] == a.PCode && r["use"] == QualityRules.Nothing));
        return new(
            "decisions", rows.Count >= Least && blank == 0 && beyond == 0 && blind,
            FormattableString.Invariant($"{rows.Count} decisions, {blank} incomplete, {beyond} beyond what the label lets; {(blind ? "one" : "none")} on where nothing can be seen"),
            beyond > 0 ? "use_beyond_label" : rows.Count >= Least && !blind ? "blind_district_forgotten" : null);
    }
}
