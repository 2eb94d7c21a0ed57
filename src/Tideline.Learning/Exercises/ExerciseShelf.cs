using Tideline.Domain;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>The exercises of this version.</summary>
public static class ExerciseShelf
{
    /// <summary>Those that are held against the learner's own country.</summary>
    public static IReadOnlyList<IExerciseCheck> Checks { get; } =
    [
        new ProfileCheck(),
        new DefectCheck(),
        new DeviceCheck(),
        new PseudonymCheck(),
        new StayCheck(),
        new HomeCheck(),
        new WeeklyPeopleCheck(),
        new DisclosureCheck(),
        new LeakageCheck(),
        new WeightCheck(),
        new DisplacedCheck(),
        new LabelCheck(),
        new HandoverCheck(),
        new PackageCheck(),
    ];

    /// <summary>Those that are filled in.</summary>
    public static IReadOnlyList<IFormExercise> Forms { get; } =
    [
        new ChoiceExercise("A1"),
        new LineageExercise(),
        new UseCaseExercise(),
        new StakeholderExercise(),
        new CountryCasesExercise(),
        new AgreementExercise(),
        new LeakExercise(),
        new StatementExercise(),
        new PublicNoteExercise(),
    ];

    public static IEnumerable<IExercise> All => [.. Forms, .. Checks];

    /// <exception cref="ConfigurationException">The module has no exercise.</exception>
    public static IExercise Of(string module) => All.FirstOrDefault(c => c.Module == module)
        ?? throw new ConfigurationException($"The module {module} has no exercise.");
}
