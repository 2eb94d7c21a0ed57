using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A8: eight statements about figures with intervals, statuses and coverage.</summary>
public sealed class StatementExercise : IFormExercise
{
    private const int VerdictsNeeded = 7;
    private const int ReasonsNeeded = 6;

    public string Module => "A8";

    public string File => "a8.csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new(
    [
        .. Statements.Of(seed).SelectMany(s => (FormItem[])
        [
            new(s.Id + ".verdict", FormKind.Choice, Statement.Verdicts) { Table = s.Table },
            new(s.Id + ".reason", FormKind.Choice, Statement.ReasonOptions),
        ]),
    ]);

    public CheckReport Check(ulong seed, FormAnswers answers)
    {
        var judged = Statements.Of(seed).Select(s => (Statement: s, Verdict: answers[s.Id + ".verdict"], Reason: answers[s.Id + ".reason"])).ToList();
        var right = judged.Count(j => j.Verdict == j.Statement.Verdict);
        var reasoned = judged.Count(j => j.Reason is { } reason && j.Statement.Reasons.Contains(reason, StringComparer.Ordinal));
        return new(
        [
            new("verdicts", right >= VerdictsNeeded, FormattableString.Invariant($"{right} of {judged.Count} verdicts are right, {VerdictsNeeded} are needed"),
                judged.Select(j => j.Verdict is { } verdict ? j.Statement.Mistakes.GetValueOrDefault(verdict) : null).Commonest()),
            new("reasons", reasoned >= ReasonsNeeded, FormattableString.Invariant($"{reasoned} of {judged.Count} reasons are right, {ReasonsNeeded} are needed"),
                judged.Select(j => ReasonMistake(j.Statement, j.Reason)).Commonest()),
        ]);
    }

    private static string? ReasonMistake(Statement statement, string? reason) => (reason, statement.Reasons[0]) switch
    {
        ("suppressed", "not_observed") or ("not_observed", "suppressed") => "hidden_or_unseen",
        ("supported" or "contradicted", "not_measured") => "read_beyond",
        _ => null,
    };
}
