using System.Globalization;
using Tideline.Learning.Checks;

namespace Tideline.Learning.Exercises;

/// <summary>Answers of a handed-in table that has one row for each of known keys; columns are held against right texts one by one.</summary>
internal sealed class KeyedAnswers
{
    private readonly IReadOnlyCollection<string> _keys;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string?>> _rows;
    private readonly int _given;

    /// <param name="handedIn">What was handed in.</param>
    /// <param name="keys">Every key that must have a row.</param>
    /// <param name="columns">The columns that make the key; their texts are joined with '|'.</param>
    public KeyedAnswers(HandedIn handedIn, IEnumerable<string> keys, params string[] columns)
    {
        _keys = keys.ToHashSet(StringComparer.Ordinal);
        _given = handedIn.Rows.Count;
        _rows = handedIn.Rows.Select(r => (Key: string.Join('|', columns.Select(c => r[c])), Row: r)).Where(r => _keys.Contains(r.Key)).DistinctBy(r => r.Key, StringComparer.Ordinal)
            .ToDictionary(r => r.Key, r => r.Row, StringComparer.Ordinal);
    }

    /// <summary>Whether each key has one row, and nothing else has any.</summary>
    public CriterionResult Rows(string id) => new(id, _rows.Count == _keys.Count && _given == _rows.Count, FormattableString.Invariant($"{_rows.Count} of {_keys.Count} keys, {_given} rows"));

    /// <summary>What stands in a column; an empty text where nothing does or the row is absent.</summary>
    public string Text(string key, string column) => _rows.GetValueOrDefault(key)?[column] ?? "";

    /// <summary>Whether all texts of a column are right; where they are not, which mistake gives all of them.</summary>
    /// <param name="column">Also the criterion's name.</param>
    /// <param name="right">By key; keys that are absent are not asked.</param>
    /// <param name="mistakes">The first that fits is named.</param>
    public CriterionResult Column(string column, IReadOnlyDictionary<string, string> right, params (string Name, IReadOnlyDictionary<string, string> Answer)[] mistakes)
    {
        var correct = Same(right);
        return new(
            column, correct == right.Count, FormattableString.Invariant($"{correct} of {right.Count} are right"),
            correct == right.Count ? null : mistakes.Where(m => Same(m.Answer) == m.Answer.Count).Select(m => m.Name).FirstOrDefault());

        int Same(IReadOnlyDictionary<string, string> answer) => answer.Count(a => string.Equals(Text(a.Key, column), a.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As <see cref="Column"/>, for numbers that may be off a little.</summary>
    public CriterionResult Numbers(string column, double tolerance, IReadOnlyDictionary<string, double> right, params (string Name, IReadOnlyDictionary<string, double> Answer)[] mistakes)
    {
        var correct = Near(right);
        return new(
            column, correct == right.Count, FormattableString.Invariant($"{correct} of {right.Count} are right"),
            correct == right.Count ? null : mistakes.Where(m => Near(m.Answer) == m.Answer.Count).Select(m => m.Name).FirstOrDefault());

        int Near(IReadOnlyDictionary<string, double> answer) =>
            answer.Count(a => double.TryParse(Text(a.Key, column), NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && Math.Abs(given - a.Value) <= tolerance);
    }
}
