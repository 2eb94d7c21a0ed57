using Tideline.Domain;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Checks;

/// <summary>Checks what lies in a work folder, the same way from the command line and from the web.</summary>
public static class ExerciseRun
{
    /// <param name="folder">The learner's work folder.</param>
    /// <param name="seed">The learner's.</param>
    /// <exception cref="InputRefusedException">What was handed in cannot be read; the message is for the learner.</exception>
    /// <exception cref="ConfigurationException">The exercise needs a country, and there is none.</exception>
    public static CheckReport Check(IExercise exercise, string folder, ulong seed)
    {
        var handedIn = HandedIn.Read(Path.Combine(folder, exercise.File), exercise.Columns);
        if (handedIn.Fault is { } fault)
        {
            throw new InputRefusedException(fault);
        }

        switch (exercise)
        {
            case IFormExercise form:
                return form.Check(seed, FormAnswers.Of(handedIn));
            case IExerciseCheck check:
                using (var country = new PracticeCountry(folder))
                {
                    return check.Check(country, handedIn);
                }

            default:
                throw new ArgumentOutOfRangeException(nameof(exercise));
        }
    }
}
