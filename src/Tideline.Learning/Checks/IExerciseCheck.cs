namespace Tideline.Learning.Checks;

/// <summary>Holds a result against what is right for the learner's own country. It reads files alone, and never runs what a learner wrote.</summary>
public interface IExerciseCheck
{
    /// <summary>The module, as B1.</summary>
    string Module { get; }

    /// <summary>Name of the file that is handed in.</summary>
    string File { get; }

    /// <summary>Its columns, all of them required.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <param name="country">The learner's.</param>
    /// <param name="handedIn">A table with <see cref="Columns"/>; every value is text, null where the field is empty.</param>
    CheckReport Check(PracticeCountry country, HandedIn handedIn);
}
