using Tideline.Learning.Checks;

namespace Tideline.Learning.Forms;

/// <summary>What was filled into a form, by the ids of its items. What was left empty is absent.</summary>
public sealed class FormAnswers
{
    /// <summary>Longest answer; what is longer is cut.</summary>
    public const int MostCharacters = 4_000;

    /// <summary>Columns of the table that holds answers.</summary>
    public static readonly IReadOnlyList<string> Columns = ["item", "answer"];

    private readonly Dictionary<string, string> _answers;

    public FormAnswers(IEnumerable<KeyValuePair<string, string?>> answers) => _answers = answers
        .Where(a => !string.IsNullOrWhiteSpace(a.Value))
        .GroupBy(a => a.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Cut(g.Last().Value!.Trim()), StringComparer.Ordinal);

    /// <summary>Items that were answered.</summary>
    public IEnumerable<string> Items => _answers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The answer; null where there is none.</summary>
    public string? this[string item] => _answers.GetValueOrDefault(item);

    /// <summary>Answers of a table with the columns item and answer. Rows without an item are passed over; of two of one item the later counts.</summary>
    public static FormAnswers Of(HandedIn handedIn) =>
        new(handedIn.Rows.Where(r => r["item"] is { Length: > 0 }).Select(r => KeyValuePair.Create(r["item"]!, r["answer"])));

    /// <summary>What was chosen of several, or in which order; empty where nothing was.</summary>
    public IReadOnlyList<string> Several(string item) =>
        this[item]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
