using Tideline.Learning.Forms;

namespace Tideline.Learning.Checks;

/// <summary>An exercise that is answered by filling in a form: no command line, no country. As a file it is a table of items and answers.</summary>
public interface IFormExercise : IExercise
{
    /// <summary>What is asked, without the texts, which are the module's.</summary>
    /// <param name="seed">The learner's: where what is asked follows from it, others are asked others.</param>
    ExerciseForm Form(ulong seed);

    /// <param name="seed">The learner's.</param>
    /// <param name="answers">What was filled in.</param>
    CheckReport Check(ulong seed, FormAnswers answers);
}
