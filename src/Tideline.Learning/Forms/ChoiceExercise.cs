using Tideline.Learning.Checks;

namespace Tideline.Learning.Forms;

/// <summary>An exercise of choices, held against the key of its module.</summary>
public sealed class ChoiceExercise(string module) : IFormExercise
{
    private readonly Lazy<IReadOnlyList<ChoiceKey>> _criteria = new(() => ChoiceKey.Read(module));

    public string Module => module;

    public string File => module.ToLowerInvariant() + ".csv";

    public IReadOnlyList<string> Columns => FormAnswers.Columns;

    public ExerciseForm Form(ulong seed) => new([.. _criteria.Value.SelectMany(c => c.Items).Select(i => new FormItem(i.Id, FormKind.Choice, i.Options))]);

    public CheckReport Check(ulong seed, FormAnswers answers) => new([.. _criteria.Value.Select(c => Check(c, answers))]);

    private static CriterionResult Check(ChoiceKey key, FormAnswers answers)
    {
        var right = key.Items.Count(i => answers[i.Id] is { } answer && i.Right.Contains(answer, StringComparer.Ordinal));
        var answered = key.Items.Count(i => answers[i.Id] is not null);
        var misconception = key.Items.Select(i => answers[i.Id] is { } answer ? i.Misconceptions.GetValueOrDefault(answer) : null).Commonest();
        return new(key.Criterion, right >= key.Needed, FormattableString.Invariant($"{right} of {key.Items.Count} are right, {key.Needed} are needed; {answered} were answered"), misconception);
    }
}
