namespace Tideline.Learning.Checks;

/// <summary>What a module asks a learner to hand in: a table, whatever it was made with.</summary>
public interface IExercise
{
    /// <summary>The module, as B1.</summary>
    string Module { get; }

    /// <summary>Name of the file that is handed in.</summary>
    string File { get; }

    /// <summary>Its columns, all of them required.</summary>
    IReadOnlyList<string> Columns { get; }
}
