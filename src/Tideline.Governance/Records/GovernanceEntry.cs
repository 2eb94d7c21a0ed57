using System.Text.Json;
using Tideline.Projects;
using Tideline.Projects.Chains;

namespace Tideline.Governance.Records;

public enum GovernanceEvent
{
    /// <summary>A new artefact, or a new version of one.</summary>
    Saved,

    /// <summary>Somebody brought it further.</summary>
    Stepped,
}

/// <summary>One line of a file below <c>governance/</c>.</summary>
/// <param name="At">Instant of the entry, ISO 8601.</param>
/// <param name="Artefact">Id: uc1, uc2 …</param>
/// <param name="By">Who wrote it.</param>
/// <param name="Document">Where something was saved: all its fields.</param>
/// <param name="Step">Where somebody brought it further.</param>
public sealed record GovernanceEntry(
    long Sequence, string Previous, GovernanceEvent Event, string At, string Artefact, string By, JsonElement? Document = null, Step? Step = null) : IChained
{
    private static readonly JsonSerializerOptions _options = ChainJson.Options(new LocalDateConverter());

    public string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    public static GovernanceEntry FromLine(string line) =>
        JsonSerializer.Deserialize<GovernanceEntry>(line, _options) is { Artefact: not null, At: not null, By: not null } entry && (entry.Document is null) != (entry.Step is null)
            ? entry
            : throw new JsonException("An entry of governance has an artefact, a time, a name, and a document or a step.");
}
