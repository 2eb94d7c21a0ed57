namespace Tideline.Learning.Checks;

/// <summary>Holds a result against what is right for the learner's own country. It reads files alone, and never runs what a learner wrote.</summary>
public interface IExerciseCheck : IExercise
{
    /// <param name="country">The learner's.</param>
    /// <param name="handedIn">A table with <see cref="IExercise.Columns"/>; every value is text, null where the field is empty.</param>
    CheckReport Check(PracticeCountry country, HandedIn handedIn);
}
