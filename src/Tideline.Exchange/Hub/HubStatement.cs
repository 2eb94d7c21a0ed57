using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Exchange.Hub;

/// <summary>What an operator signs about a bundle: payload of <c>hub.jws</c>. It holds no figure.</summary>
/// <param name="Format">1.</param>
/// <param name="Hub">Whom it is for.</param>
/// <param name="Operator">Name under which the hub knows the operator.</param>
/// <param name="Sequence">1, 2, 3 … of this operator to this hub: what is sent twice, or got lost, is seen.</param>
/// <param name="Previous">SHA-256 of the statement before; 64 zeros in the first.</param>
/// <param name="Release">Id of the release in it.</param>
/// <param name="Vintage">Last complete local day that was ingested, ISO 8601.</param>
/// <param name="Agreement">Id of the agreement that the release was made under; null: none.</param>
/// <param name="Indicators">Names, ascending.</param>
/// <param name="MadeAt">ISO 8601.</param>
/// <param name="Expires">Instant from which on it is refused, ISO 8601.</param>
/// <param name="Files">SHA-256 of every other file of the bundle, by name.</param>
internal sealed record HubStatement(
    int Format, string Hub, string Operator, long Sequence, string Previous, string Release, string Emergency, string Definition, string Vintage,
    string BoundaryVersion, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Agreement,
    IReadOnlyList<string> Indicators, string MadeAt, string Expires, IReadOnlyDictionary<string, string> Files)
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, _options);

    /// <exception cref="JsonException">The bytes are no statement.</exception>
    public static HubStatement Parse(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<HubStatement>(bytes, _options) is { Format: 1, Files: not null } statement
        ? statement
        : throw new JsonException("No statement of this format.");
}
