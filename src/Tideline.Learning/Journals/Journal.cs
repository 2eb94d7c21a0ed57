namespace Tideline.Learning.Journals;

/// <summary>What a learner writes for themself: a note to each module, and what their country plans.</summary>
/// <param name="Notes">By module.</param>
/// <param name="Plan">By section of the plan.</param>
public sealed record Journal(IReadOnlyDictionary<string, JournalNote> Notes, IReadOnlyDictionary<string, string> Plan)
{
    /// <summary>Longest text of a note or section.</summary>
    public const int MostCharacters = 10_000;

    public static readonly Journal Empty = new(new Dictionary<string, JournalNote>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>The journal with a note; an empty one is taken away.</summary>
    public Journal WithNote(string module, JournalNote note) => this with { Notes = Changed(Notes, module, note, string.IsNullOrWhiteSpace(note.Text)) };

    /// <summary>The journal with a section of the plan; an empty one is taken away.</summary>
    public Journal WithSection(string section, string text) => this with { Plan = Changed(Plan, section, text, string.IsNullOrWhiteSpace(text)) };

    private static Dictionary<string, T> Changed<T>(IReadOnlyDictionary<string, T> before, string key, T value, bool isEmpty)
    {
        var after = new Dictionary<string, T>(before, StringComparer.Ordinal) { [key] = value };
        if (isEmpty)
        {
            after.Remove(key);
        }

        return after;
    }
}

/// <param name="Section">The section of the plan that the note goes to; null: it is for the learner alone.</param>
public sealed record JournalNote(string Text, string? Section);
