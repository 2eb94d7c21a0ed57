using System.Globalization;
using Tideline.Learning.Checks;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>B13: releases made again, a register checked, and what may be corrected when more comes.</summary>
public sealed class HandoverCheck : IExerciseCheck
{
    public string Module => "B13";

    public string File => "handover.csv";

    public IReadOnlyList<string> Columns => ["item", "value"];

    public CheckReport Check(PracticeCountry country, HandedIn handedIn)
    {
        var days = ReleasedDays.Read(country.Folder);
        var given = handedIn.Rows.Where(r => r["item"] is not null && r["value"] is not null).Select(r => (Item: r["item"]!, Value: r["value"]!)).ToLookup(r => r.Item, r => r.Value, StringComparer.Ordinal);
        var register = PracticeTable.Read(country.Folder, OperationFiles.Register);
        var rebuilt = OperationFiles.Days.ToDictionary(d => d, d => ReleasedDays.Sha256(days.Table(d)), StringComparer.Ordinal);
        var differs = OperationFiles.Days.Single(d => ReleasedDays.Sha256(System.IO.File.ReadAllText(Path.Combine(country.Folder, OperationFiles.Releases, d + ".csv"))) != rebuilt[d]);
        var broken = register.Single(r => ReleasedDays.Sha256($"{r[0]}|{r[1]}|{r[2]}|{r[3]}") != r[4])[0];
        var errata = days.Errata();
        var listed = given["erratum"].Select(e => e.Replace(' ', '|')).ToHashSet(StringComparer.Ordinal);
        var missed = errata.Except(listed).Count();
        return new(
        [
            Hashes("rebuild", given, d => days.Table(d), days),
            new("not_reproduced", given["not_reproduced"].SequenceEqual([differs]), Said(given["not_reproduced"])),
            Broken(given["broken_entry"].ToArray(), broken, register, differs),
            new("erratum", listed.SetEquals(errata), FormattableString.Invariant($"{listed.Count} listed, {missed} missed, {listed.Count - errata.Count + missed} too many"), listed.SetEquals(errata) || listed.Count == 0 ? null : Mistake(days, listed)),
            Hashes("corrected", given, d => days.Corrected(d, errata), days),
        ]);
    }

    private static CriterionResult Hashes(string item, ILookup<string, string> given, Func<string, string> right, ReleasedDays days)
    {
        var correct = Same(right);
        (string Name, Func<string, string> Table)[] mistakes =
        [
            ("other_line_ends", d => right(d).Replace("\n", "\r\n", StringComparison.Ordinal)),
            ("last_line_end_left_out", d => right(d).TrimEnd('\n')),
            ("header_left_out", d => right(d)[(right(d).IndexOf('\n', StringComparison.Ordinal) + 1)..]),
            ("rows_for_people", d => item == "rebuild" ? days.Table(d, rows: true) : ""),
            ("threshold_missed", d => item == "rebuild" ? days.Table(d, small: true) : ""),
            ("all_corrected", d => item == "corrected" ? days.Corrected(d, days.Errata(ReleasedDays.Rule.AllThatChanged)) : ""),
        ];
        return new(item, correct == OperationFiles.Days.Count, FormattableString.Invariant($"{correct} of {OperationFiles.Days.Count} tables are byte for byte right"),
            correct == OperationFiles.Days.Count ? null : mistakes.Where(m => Same(m.Table) == OperationFiles.Days.Count).Select(m => m.Name).FirstOrDefault());

        int Same(Func<string, string> table) => OperationFiles.Days.Count(d => given[$"{item}_{d}"].SequenceEqual([ReleasedDays.Sha256(table(d))], StringComparer.OrdinalIgnoreCase));
    }

    private static CriterionResult Broken(string[] given, string broken, IReadOnlyList<string[]> register, string differs)
    {
        var isRight = given.SequenceEqual([broken]);
        var following = (PracticeTable.Whole(broken) + 1).ToString(CultureInfo.InvariantCulture);
        return new("broken_entry", isRight, Said(given), isRight || given.Length != 1 ? null : given[0] == register.Single(r => r[1] == differs)[0] ? "file_for_chain" : given[0] == following ? "entry_after" : null);
    }

    private static string? Mistake(ReleasedDays days, HashSet<string> listed) =>
        listed.SetEquals(days.Errata(ReleasedDays.Rule.AllThatChanged)) ? "all_corrected"
        : listed.SetEquals(days.Errata(ReleasedDays.Rule.DifferenceOfNumbers)) ? "difference_of_numbers"
        : listed.SetEquals(days.Errata(ReleasedDays.Rule.NewRegisterForAllDays)) ? "new_register_for_all_days" : null;

    private static string Said(IEnumerable<string> given) => string.Join(", ", given.Take(3)) is { Length: > 0 } said ? said : "nothing";
}
