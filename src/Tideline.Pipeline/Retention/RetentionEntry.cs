using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Chains;

namespace Tideline.Pipeline.Retention;

public enum RetentionEvent
{
    /// <summary>What is about to be deleted of one table.</summary>
    Begun,

    /// <summary>All that was begun is deleted.</summary>
    Finished,
}

/// <summary>One line of <c>register/retention.jsonl</c>: counts, days and a hash, nothing of a subscriber.</summary>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Today">The day that ages were counted to.</param>
/// <param name="Class">Rule; null in an entry that finishes.</param>
/// <param name="Table">Table, or kind of file.</param>
/// <param name="Days">Days of what is deleted, in order; <c>first/last</c> where several follow each other.</param>
/// <param name="Files">Files, or days that an engine keeps.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Sha256">Of the names and sizes, a line for each; the names hold the hashes of what the files were made from.</param>
public sealed record RetentionEntry(
    long Sequence,
    string Previous,
    RetentionEvent Event,
    string At,
    string Today,
    RetentionClass? Class = null,
    string? Table = null,
    IReadOnlyList<string>? Days = null,
    long Files = 0,
    long Bytes = 0,
    string? Sha256 = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static RetentionEntry FromLine(string line) =>
        JsonSerializer.Deserialize<RetentionEntry>(line, _options) is { Today: not null } entry ? entry : throw new JsonException("An entry of the retention register has a day.");

    /// <summary>Days as texts, those that follow each other as one.</summary>
    public static IReadOnlyList<string> Ranges(IEnumerable<LocalDate> days)
    {
        List<(LocalDate First, LocalDate Last)> ranges = [];
        foreach (var day in days.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last.PlusDays(1) == day)
            {
                ranges[^1] = (ranges[^1].First, day);
            }
            else
            {
                ranges.Add((day, day));
            }
        }

        return [.. ranges.Select(r => r.First == r.Last ? Text(r.First) : $"{Text(r.First)}/{Text(r.Last)}")];
    }

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
