using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B4: plain hashes undone, and keyed pseudonyms of two periods.</summary>
public sealed class PseudonymCheck : IExerciseCheck
{
    public string Module => "B4";

    public string File => "pids.csv";

    public IReadOnlyList<string> Columns => ["hash", "number", "pid_1", "pid_2"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var numbers = PracticeTable.Read(country.Folder, PseudonymFiles.Truth).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        byte[][] keys = [.. PracticeTable.Read(country.Folder, PseudonymFiles.Keys).Select(r => Convert.FromHexString(r[1]))];
        var answers = new KeyedAnswers(handedIn, numbers.Keys, "hash");
        return new(
        [
            answers.Rows("rows"),
            answers.Column("number", numbers, ("national_form", Of(n => "0" + n[2..])), ("bare_number", Of(n => n[2..])), ("plus_kept", Of(n => "+" + n))),
            Pids("pid_1", keys[0], keys[1]),
            Pids("pid_2", keys[1], keys[0]),
            Unlinkable(handedIn, numbers.Count),
        ]);

        Dictionary<string, string> Of(Func<string, string> made) => numbers.ToDictionary(n => n.Key, n => made(n.Value), StringComparer.Ordinal);

        CriterionResult Pids(string column, byte[] key, byte[] other) => answers.Column(
            column, Of(n => KeyedPids.Right(key, n)), ("other_period", Of(n => KeyedPids.Right(other, n))), ("domain_left_out", Of(n => KeyedPids.WithoutDomain(key, n))),
            ("key_as_text", Of(n => KeyedPids.KeyAsText(key, n))), ("key_in_front", Of(n => KeyedPids.KeyInFront(key, n))), ("no_key", Of(KeyedPids.NoKey)),
            ("last_half", Of(n => KeyedPids.LastHalf(key, n))), ("national_form", Of(n => KeyedPids.Right(key, "0" + n[2..]))));
    }

    private static CriterionResult Unlinkable(HandedIn handedIn, int expected)
    {
        var (first, second) = (All("pid_1"), All("pid_2"));
        var (filled, common) = (Math.Min(first.Count, second.Count), first.Intersect(second, StringComparer.OrdinalIgnoreCase).Count());
        return new(
            "unlinkable", filled == expected && common == 0, FormattableString.Invariant($"{first.Count} and {second.Count} different pseudonyms, {common} in both periods"),
            filled > 0 && common == filled ? "one_key_for_all" : null);

        HashSet<string> All(string column) => handedIn.Rows.Select(r => r[column]).OfType<string>().Where(p => p.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
