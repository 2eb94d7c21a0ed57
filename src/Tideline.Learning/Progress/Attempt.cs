using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Chains;

namespace Tideline.Learning.Progress;

/// <summary>One line of <c>progress.jsonl</c>: an exercise that was checked, or a quiz that was answered.</summary>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Module">As B1.</param>
/// <param name="Item"><see cref="Exercise"/>, <see cref="Quiz"/> or <see cref="Review"/>.</param>
/// <param name="Seed">Of the learner's country.</param>
/// <param name="AnswerHash">SHA-256 of what was handed in.</param>
/// <param name="Score">Share of criteria or questions that were right.</param>
/// <param name="Hints">How many hints had been shown.</param>
/// <param name="Origins">Where it stood in the files that it came from by merging, the first of them first; null where it was entered here.</param>
public sealed record Attempt(
    long Sequence, string Previous, string At, string Module, string Item, ulong Seed, string AnswerHash, IReadOnlyList<AttemptCriterion> Criteria, double Score, int Hints,
    IReadOnlyList<AttemptOrigin>? Origins = null)
    : IChained
{
    public const string Exercise = "exercise";
    public const string Quiz = "quiz";

    /// <summary>Answers to questions that came back; they pass no module.</summary>
    public const string Review = "review";

    // A record goes from machine to machine a few times; each step makes every line longer to prove.
    private const int MostOrigins = 16;
    private const int LongestName = 80;

    private static readonly Instant _endOfTime = Instant.FromUtc(2200, 1, 1, 0, 0);
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    /// <summary>The same in every file that holds this attempt: the hash of the line that was written first.</summary>
    [JsonIgnore]
    public string Id => ChainLine.HashOf((Origins is { Count: > 0 } ? Before(0) : this).ToLine());

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no attempt.</exception>
    public static Attempt FromLine(string line) => JsonSerializer.Deserialize<Attempt>(line, _options) is { } attempt && attempt.IsWhole()
        ? attempt : throw new JsonException("An attempt has a time, a module, an item, criteria with names and a score from 0 to 1.");

    /// <summary>The lines that this attempt was in the files that it came from, the first of them first; none where it was entered here.</summary>
    internal IEnumerable<string> EarlierLines() => Enumerable.Range(0, Origins?.Count ?? 0).Select(i => Before(i).ToLine());

    // Records come from other machines, and are read by whoever counts a cohort.
    private bool IsWhole() =>
        Module is { Length: > 0 and <= LongestName } && Item is Exercise or Quiz or Review && Previous is not null && AnswerHash is not null && Score is >= 0 and <= 1
        && Criteria is { Count: > 0 } && Criteria.All(c => c is { Id.Length: > 0 and <= LongestName } && c.Misconception is null or { Length: <= LongestName })
        && (Origins is null || (Origins.Count <= MostOrigins && Origins.All(o => o?.Previous is not null)))
        && InstantPattern.ExtendedIso.Parse(At ?? "").TryGetValue(default, out var at) && at < _endOfTime;

    private Attempt Before(int place) => this with
    {
        Sequence = Origins![place].Sequence,
        Previous = Origins[place].Previous,
        Origins = place == 0 ? null : [.. Origins.Take(place)],
    };
}

/// <summary>Where an attempt stood in another file: number of the line, and hash of the line before.</summary>
public sealed record AttemptOrigin(long Sequence, string Previous);

/// <param name="Misconception">The known mistake that was recognised; null where none was.</param>
public sealed record AttemptCriterion(string Id, bool Passed, string? Misconception);
