using System.Text.Json;
using NodaTime;
using Tideline.Projects;
using Tideline.Projects.Chains;

namespace Tideline.Operation.Requests;

public enum RequestEvent
{
    /// <summary>An organisation asked something, and was answered or not.</summary>
    Asked,

    /// <summary>Something was decided with the answer.</summary>
    Decided,
}

/// <summary>One line of <c>register/requests.jsonl</c>.</summary>
/// <param name="At">Instant of the entry, ISO 8601.</param>
/// <param name="Request">Id: r1, r2 …</param>
/// <param name="On">Local day on which it was asked, or decided.</param>
/// <param name="Text">The question, or the decision; one line.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="Account">Of the server through which it came; null: through none.</param>
/// <param name="Organisation">Who asked, or decided.</param>
/// <param name="Role">The officer's function; null: not said.</param>
/// <param name="Officer">The officer's name; null: not said.</param>
/// <param name="Purpose">What the answer is for, where something was asked.</param>
/// <param name="Agreement">Id of the agreement that covers it; null: none.</param>
/// <param name="Release">Id of the release that answered, or that was cited; null: none.</param>
/// <param name="Answered">Where something was asked: whether it was answered.</param>
/// <param name="Because">Why it was not answered.</param>
/// <param name="Figure">The figure that was cited, in words; null: not said.</param>
public sealed record RequestEntry(
    long Sequence,
    string Previous,
    RequestEvent Event,
    string At,
    string Request,
    LocalDate On,
    string Text,
    string By,
    string? Account = null,
    string? Organisation = null,
    string? Role = null,
    string? Officer = null,
    string? Purpose = null,
    string? Agreement = null,
    string? Release = null,
    bool? Answered = null,
    string? Because = null,
    string? Figure = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options(new LocalDateConverter());

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static RequestEntry FromLine(string line) =>
        JsonSerializer.Deserialize<RequestEntry>(line, _options) is { Request: not null, At: not null, Text: not null } entry
            ? entry
            : throw new JsonException("An entry of the record of requests has a request, a time and a text.");
}
