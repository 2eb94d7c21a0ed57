using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A7: ten draft tables, in which leaks are flagged and the remedy is said. What leaks is told by the audit that judges releases.</summary>
public sealed class LeakExercise : IFormExercise
{
    private const int MostFalseAlarms = 2;
    private const int RemediesNeeded = 8;

    public string Module => "A7";

    public string File => "a7.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new(
    [
        .. DraftTables.Of(seed).SelectMany(t => (FormItem[])
        [
            new(t.Id + ".cells", FormKind.Several, t.Cells) { Table = t.Shown },
            new(t.Id + ".remedy", FormKind.Choice, DraftTable.RemedyOptions),
        ]),
    ]);

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var judged = DraftTables.Of(seed)
            .Select(t => new Judged(t, answers.Several(t.Id + ".cells").Where(t.Cells.Contains).ToHashSet(StringComparer.Ordinal), answers[t.Id + ".remedy"])).ToList();
        var answered = judged.Any(j => j.Flagged.Count > 0 || j.Remedy is not null);
        var missed = judged.Sum(j => j.Missed);
        var alarms = judged.Sum(j => j.Alarms.Count());
        var right = judged.Count(j => j.Remedy is { } remedy && j.Table.Remedies.Contains(remedy, StringComparer.Ordinal));
        return new(
        [
            new("leaks", missed == 0, answered ? FormattableString.Invariant($"{missed} leaks are not flagged") : "nothing is answered", answered ? judged.Select(j => j.Missed > 0 ? j.Table.Missed : null).Commonest() : null),
            new("alarms", answered && alarms <= MostFalseAlarms, FormattableString.Invariant($"{alarms} flagged numbers may go out as they are, at most {MostFalseAlarms} are passed over"), judged.SelectMany(j => j.AlarmMistakes).Commonest()),
            new("remedies", right >= RemediesNeeded, FormattableString.Invariant($"{right} of {judged.Count} remedies are right, {RemediesNeeded} are needed"), judged.Select(j => j.RemedyMistake).Commonest()),
        ]);
    }

    /// <summary>A table with what was said of it.</summary>
    private sealed record Judged(DraftTable Table, HashSet<string> Flagged, string? Remedy)
    {
        public int Missed => Table.Leaks.Count(l => !Flagged.Contains(l));

        public IEnumerable<string> Alarms => Flagged.Where(f => !Table.Leaks.Contains(f));

        public IEnumerable<string?> AlarmMistakes => Alarms.Select(a => Table.AtMinimum.Contains(a) ? "sixteen_is_enough" : Table.WellHidden.Contains(a) ? "hidden_is_no_leak" : null);

        public string? RemedyMistake => Remedy switch
        {
            "round_10" => "rounding_protects_nobody",
            "write_zero" => "suppressed_as_0",
            "hide_alone" when Table.Remedies.Contains("hide_partner", StringComparer.Ordinal) && !Table.Remedies.Contains("hide_alone", StringComparer.Ordinal) => "threshold_alone",
            not null and not DraftTable.AsItIs when Table.Leaks.Count == 0 => "safe_table_hidden",
            _ => null,
        };
    }
}
