using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>Who made the release of C1, and who let it go.</summary>
internal sealed class PackageApprovals
{
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string?>> _rows;

    private PackageApprovals(IReadOnlyList<IReadOnlyDictionary<string, string?>> rows) => _rows = rows;

    /// <summary>Everybody who had a part.</summary>
    public IReadOnlySet<string> People => _rows.Select(r => r["person"]).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static PackageApprovals Read(string folder) => new(HandedIn.Read(Path.Combine(folder, "approvals.csv"), ["organisation", "role", "person", "decision", "date"]).Rows);

    public CriterionResult Check()
    {
        var produced = _rows.Where(r => r["decision"] == "produced").ToArray();
        var approved = _rows.Where(r => r["decision"] == "approved").ToArray();
        var organisations = approved.Select(r => r["organisation"]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var people = approved.Select(r => r["person"]).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var own = approved.Count(a => produced.Any(p => string.Equals(p["person"], a["person"], StringComparison.OrdinalIgnoreCase)));
        var early = approved.Count(a => produced.Any(p => string.CompareOrdinal(a["date"], p["date"]) < 0));
        var blank = _rows.Count(r => r.Values.Any(v => v is null) || !DateOnly.TryParseExact(r["date"], "yyyy-MM-dd", out _));
        return new(
            "approvals", produced.Length > 0 && organisations >= 2 && people >= 2 && own == 0 && early == 0 && blank == 0,
            FormattableString.Invariant($"{produced.Length} produced, {approved.Length} approved for {organisations} organisations; {early} before it was produced, {blank} rows incomplete"),
            own > 0 ? "own_work_approved" : approved.Length >= 2 && organisations < 2 ? "one_organisation" : early > 0 ? "approved_before_made" : null);
    }
}
