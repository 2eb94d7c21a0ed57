using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>What peers gave the package of C1: six lines of 0 to 2 points.</summary>
internal static class PackageRubric
{
    private const int Lines = 6;
    private const int MostPoints = 2;
    private const int Pass = 8;

    public static CriterionResult Check(string folder, IReadOnlySet<string> people)
    {
        var rows = HandedIn.Read(Path.Combine(folder, "rubric.csv"), ["line", "points", "reviewer", "reason"]).Rows;
        var points = rows.Select(r => int.TryParse(r["points"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostPoints ? n : -1).ToArray();
        var isWhole = rows.Select(r => r["line"]).Order(StringComparer.Ordinal).SequenceEqual(Enumerable.Range(1, Lines).Select(l => l.ToString(CultureInfo.InvariantCulture)))
            && points.All(p => p >= 0) && rows.All(r => r["reviewer"] is not null && r["reason"] is not null);
        var own = rows.Count(r => r["reviewer"] is { } reviewer && people.Contains(reviewer));
        return new(
            "rubric", isWhole && own == 0 && points.Sum() >= Pass && points.All(p => p > 0),
            isWhole ? FormattableString.Invariant($"{points.Sum()} of {Lines * MostPoints} points; {points.Count(p => p == 0)} lines with 0; {Pass} pass") : FormattableString.Invariant($"{rows.Count} lines of {Lines}, or fields are empty"),
            own > 0 ? "own_work_judged" : null);
    }
}
