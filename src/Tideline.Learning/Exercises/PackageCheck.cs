using System.Security.Cryptography;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>C1: a release as it leaves: table, labels, note, approvals, decisions, and what peers think of it.</summary>
public sealed class PackageCheck : IExerciseCheck
{
    private const string Folder = "package";
    private const double MostLoss = 1.3;
    private static readonly string[] _files = ["release.csv", "labels.csv", "note.txt", "approvals.csv", "decisions.csv", "rubric.csv"];

    public string Module => "C1";

    public string File => Folder + "/package.csv";

    public IReadOnlyList<string> Columns => ["file", "sha256"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var folder = Path.Combine(country.Folder, Folder);
        var week = CapstoneWeek.Read(country.Folder);
        var release = ByArea(folder, "release.csv", "pcode", "people", "lower", "upper", "status");
        var shown = week.Areas.Where(a => a.Rounded is not null && release.GetValueOrDefault(a.PCode)?["people"] is not null).Select(a => a.PCode).ToHashSet(StringComparer.Ordinal);
        var uses = week.Areas.ToDictionary(a => a.PCode, a => shown.Contains(a.PCode) ? a.Use : QualityRules.Nothing, StringComparer.Ordinal);
        var approvals = PackageApprovals.Read(folder);
        return new(
        [
            Files(folder, handedIn),
            Released(week, release, shown),
            Small(week, release, shown),
            Protected(week, shown),
            Loss(week, shown),
            Labels(folder, uses),
            PackageNote.Check(folder, week, shown),
            approvals.Check(),
            PackageDecisions.Check(folder, week, uses),
            PackageRubric.Check(folder, approvals.People),
        ]);
    }

    /// <summary>Rows of a file of the package by area, none where it cannot be read.</summary>
    internal static Dictionary<string, IReadOnlyDictionary<string, string?>> ByArea(string folder, string file, params string[] columns) =>
        HandedIn.Read(Path.Combine(folder, file), columns).Rows.Where(r => r["pcode"] is not null).DistinctBy(r => r["pcode"], StringComparer.Ordinal).ToDictionary(r => r["pcode"]!, StringComparer.Ordinal);

    private static CriterionResult Files(string folder, HandedIn handedIn)
    {
        var listed = handedIn.Rows.Where(r => r["file"] is not null).DistinctBy(r => r["file"], StringComparer.Ordinal).ToDictionary(r => r["file"]!, r => r["sha256"], StringComparer.Ordinal);
        var there = _files.Count(f => System.IO.File.Exists(Path.Combine(folder, f)));
        var named = _files.Count(listed.ContainsKey);
        // Only names that the task gives are opened.
        var same = _files.Count(f => System.IO.File.Exists(Path.Combine(folder, f)) && listed.TryGetValue(f, out var sha)
            && string.Equals(sha, Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(Path.Combine(folder, f)))), StringComparison.OrdinalIgnoreCase));
        return new("files", same == _files.Length && listed.Count == _files.Length, FormattableString.Invariant($"{there} files are there, {named} are named, {same} have the hash that is named"),
            there == _files.Length && named == _files.Length && same < named ? "changed_after_manifest" : null);
    }

    private static CriterionResult Released(CapstoneWeek week, Dictionary<string, IReadOnlyDictionary<string, string?>> release, HashSet<string> shown)
    {
        var right = week.Areas.Count(a => release.GetValueOrDefault(a.PCode) is { } row && (shown.Contains(a.PCode)
            ? row["people"] == Text(a.Rounded!.Value.Value) && row["lower"] == Text(a.Rounded.Value.Lower) && row["upper"] == Text(a.Rounded.Value.Upper) && row["status"] == a.Status
            : row["people"] is null && row["lower"] is null && row["upper"] is null && row["status"] == (a.Rounded is null ? "L" : "Q")));
        var blind = week.Areas.Where(a => a.Rounded is null).Any(a => release.GetValueOrDefault(a.PCode)?["people"] is not null);
        return new("release", right == week.Areas.Count && release.Count == right, FormattableString.Invariant($"{right} of {week.Areas.Count} rows are as the rules have them"), blind ? "outage_as_number" : null);
    }

    private static CriterionResult Small(CapstoneWeek week, Dictionary<string, IReadOnlyDictionary<string, string?>> release, HashSet<string> shown)
    {
        var small = week.Areas.Where(a => a.Contributors < CapstoneWeek.Threshold && shown.Contains(a.PCode)).ToArray();
        return new("small", release.Count > 0 && small.Length == 0, FormattableString.Invariant($"{small.Length} numbers with fewer than {CapstoneWeek.Threshold} contributors are shown"),
            small.Length == 0 ? null : small.All(a => release[a.PCode]["people"] == "0") ? "suppressed_as_0" : "threshold_missed");
    }

    private static CriterionResult Protected(CapstoneWeek week, HashSet<string> shown)
    {
        var known = week.Table.Known(shown);
        var told = week.Table.Value.Count(v => v.Value < CapstoneWeek.Threshold && !shown.Contains(v.Key)
            && known[v.Key] is var (least, most) && (most < CapstoneWeek.Threshold || most - least < CapstoneWeek.Threshold));
        return new("protected", shown.Count > 0 && told == 0, FormattableString.Invariant($"{told} hidden numbers can still be told"),
            told > 0 && shown.SetEquals(week.Table.Value.Where(v => v.Value >= CapstoneWeek.Threshold).Select(v => v.Key)) ? "threshold_alone" : null);
    }

    private static CriterionResult Loss(CapstoneWeek week, HashSet<string> shown)
    {
        var (lost, reference) = (LossOf(week, shown), LossOf(week, DisclosureCheck.Protected(week.Table)));
        return new("loss", shown.Count > 0 && lost <= MostLoss * reference, FormattableString.Invariant($"{lost} contributors hidden beside the small numbers"), lost > MostLoss * reference ? "too_much_hidden" : null);
    }

    private static long LossOf(CapstoneWeek week, HashSet<string> shown) => week.Table.Value.Where(v => v.Value >= CapstoneWeek.Threshold && !shown.Contains(v.Key)).Sum(v => v.Value);

    private static CriterionResult Labels(string folder, Dictionary<string, string> uses)
    {
        var labels = ByArea(folder, "labels.csv", "pcode", "use");
        var right = uses.Count(u => labels.GetValueOrDefault(u.Key)?["use"] == u.Value);
        return new("labels", right == uses.Count, FormattableString.Invariant($"{right} of {uses.Count} uses are right"));
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
