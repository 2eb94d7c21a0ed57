using System.Text;
using System.Text.Json;
using Tideline.Projects.Chains;

namespace Tideline.Release.Stops;

public enum StopEvent
{
    /// <summary>A person stopped everything that leaves.</summary>
    Stopped,

    /// <summary>A person signed that a stop may be lifted.</summary>
    ResumeSigned,
}

/// <summary>One line of <c>register/stops.jsonl</c>.</summary>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Name">Who stopped, or signed.</param>
/// <param name="Text">Why, on one line.</param>
/// <param name="Account">Of the server through which it came; null: through none.</param>
/// <param name="Organisation">Of who signed.</param>
/// <param name="Key">Id of the key that signed.</param>
/// <param name="Stop">SHA-256 of the line of the stop that the signature is about.</param>
/// <param name="Signature">Base64, IEEE P1363, over <see cref="Statement"/>.</param>
public sealed record StopEntry(
    long Sequence,
    string Previous,
    StopEvent Event,
    string At,
    string Name,
    string Text,
    string? Account = null,
    string? Organisation = null,
    string? Key = null,
    string? Stop = null,
    string? Signature = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static StopEntry FromLine(string line) => JsonSerializer.Deserialize<StopEntry>(line, _options) is { Name: not null, Text: not null, At: not null } entry
        ? entry
        : throw new JsonException("An entry of the stop register has a time, a name and a text.");

    /// <summary>What a person signs to lift a stop: purpose, stop, key, instant and reason, one to a line.</summary>
    public static string Statement(string stop, string key, string at, string text) => $"tideline resume 1\n{stop}\n{key}\n{at}\n{text}\n";

    /// <summary>The bytes under the signature.</summary>
    internal byte[] Signed() => Encoding.UTF8.GetBytes(Statement(Stop ?? "", Key ?? "", At, Text));
}
