using System.Text.Json;
using Tideline.Domain;
using Tideline.Projects.Chains;

namespace Tideline.Exchange.Hub;

/// <summary>One bundle that was packed for a hub: a line of <c>hub/sent.jsonl</c> at the operator.</summary>
/// <param name="Number">Its number among those for this hub.</param>
/// <param name="Statement">SHA-256 of what was signed.</param>
internal sealed record SentEntry(long Sequence, string Previous, string At, string Hub, long Number, string Release, string Statement) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static SentEntry FromLine(string line) => JsonSerializer.Deserialize<SentEntry>(line, _options) ?? throw new JsonException("No entry.");
}

/// <summary>Which numbers were given to bundles, so that none is given twice.</summary>
internal sealed class SentBundles(HubFolder folder)
{
    private ChainFile<SentEntry> Lines => new(folder.SentFile, "list of sent bundles hub/sent.jsonl", "nothing was packed.", SentEntry.FromLine);

    /// <summary>The number of the next bundle for a hub, and the hash that it names; the caller holds the lock.</summary>
    /// <exception cref="EngineException">The list was changed.</exception>
    public (long Number, string Previous) Next(string hub) =>
        Lines.Read().Select(l => l.Entry).LastOrDefault(e => e.Hub == hub) is { } last ? (last.Number + 1, last.Statement) : (1, ChainLine.Start);

    public void Add(string at, string hub, long number, string release, string statement) =>
        Lines.AppendNext((sequence, previous) => new(sequence, previous, at, hub, number, release, statement));
}
