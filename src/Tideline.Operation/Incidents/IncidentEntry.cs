using System.Text.Json;
using Tideline.Projects.Chains;

namespace Tideline.Operation.Incidents;

public enum IncidentEvent
{
    /// <summary>A person wrote down that something went wrong.</summary>
    Opened,

    /// <summary>A person wrote down what was found or done.</summary>
    Noted,

    /// <summary>Somebody was told of it.</summary>
    Told,

    /// <summary>It is over; the text says what was learned.</summary>
    Closed,
}

/// <summary>How much harm an incident may do, as classes of sensitivity are usually named.</summary>
public enum Severity
{
    Low,
    Moderate,
    High,
    Severe,
}

/// <summary>One line of <c>register/incidents.jsonl</c>.</summary>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Incident">Id: i1, i2 …</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">What happened, was found, was done or was learned; one line.</param>
/// <param name="Account">Of the server through which it came; null: through none.</param>
/// <param name="Severity">Where it is opened.</param>
/// <param name="KnownSince">Where it is opened: when it became known, ISO 8601; the hours for telling run from there.</param>
/// <param name="NotifyBy">Where it is opened: until when the parties must be told, ISO 8601.</param>
/// <param name="Releases">Where it is opened: ids of the releases that it touches; null: none.</param>
/// <param name="Whom">Where somebody was told: the organisation.</param>
public sealed record IncidentEntry(
    long Sequence,
    string Previous,
    IncidentEvent Event,
    string At,
    string Incident,
    string By,
    string Text,
    string? Account = null,
    Severity? Severity = null,
    string? KnownSince = null,
    string? NotifyBy = null,
    IReadOnlyList<string>? Releases = null,
    string? Whom = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options();

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static IncidentEntry FromLine(string line) => JsonSerializer.Deserialize<IncidentEntry>(line, _options) is { Incident: not null, At: not null, By: not null, Text: not null } entry
        ? entry
        : throw new JsonException("An entry of the incident record has an incident, a time, a name and a text.");
}
