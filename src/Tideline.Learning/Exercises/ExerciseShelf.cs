using Tideline.Domain;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>The checks of this version.</summary>
public static class ExerciseShelf
{
    public static IReadOnlyList<IExerciseCheck> Checks { get; } =
    [
        new ProfileCheck(),
        new DefectCheck(),
        new WeeklyPeopleCheck(),
        new DisclosureCheck(),
        new WeightCheck(),
        new DisplacedCheck(),
        new LabelCheck(),
        new HandoverCheck(),
        new PackageCheck(),
    ];

    /// <exception cref="ConfigurationException">The module has no exercise.</exception>
    public static IExerciseCheck Of(string module) => Checks.FirstOrDefault(c => c.Module == module)
        ?? throw new ConfigurationException($"The module {module} has no exercise.");
}
