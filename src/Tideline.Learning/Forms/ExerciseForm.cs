namespace Tideline.Learning.Forms;

/// <summary>What a form asks, in the order in which it is asked. The words stand in the module's <c>form.LANGUAGE.yaml</c>, by the same ids.</summary>
public sealed record ExerciseForm(IReadOnlyList<FormItem> Items);

/// <summary>One question of a form.</summary>
/// <param name="Id">Lower case with underscores; the <c>item</c> of the table that is handed in. Rows of a sheet have ids as <c>actor3.interest</c>.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Options">Ids of what may be chosen, in the order in which they are shown; empty where something is written.</param>
public sealed record FormItem(string Id, FormKind Kind, IReadOnlyList<string> Options)
{
    /// <summary>A table that belongs to the question, made from the learner's seed; null where there is none.</summary>
    public FormTable? Table { get; init; }

    /// <summary>Whose words this item has, where several share them: <c>interest</c> for <c>actor3.interest</c>.</summary>
    public string Words => Id[(Id.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

public enum FormKind
{
    /// <summary>One option.</summary>
    Choice,

    /// <summary>Any number of options, with <c>;</c> between in a file.</summary>
    Several,

    /// <summary>All options, in an order; <c>;</c> between in a file.</summary>
    Order,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Sentences.</summary>
    Prose,

    /// <summary>A date as 2026-03-31.</summary>
    Date,

    /// <summary>A number; 0.5 and not 0,5.</summary>
    Number,
}

/// <summary>A small table to look at. The first row has the names of the columns; cells are plain texts.</summary>
public sealed record FormTable(IReadOnlyList<IReadOnlyList<string>> Rows);
