using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Projects.Chains;

namespace Tideline.Release.Privacy;

public enum MeasurementStage
{
    /// <summary>Later days may still change the week's counts.</summary>
    Provisional,

    /// <summary>Data reach 7 days past the week's end.</summary>
    Final,
}

public enum SpendingPurpose
{
    /// <summary>A week that begins up to the declared end of the emergency; it may draw on the reserve.</summary>
    Emergency,

    /// <summary>A later week.</summary>
    FollowUp,
}

/// <summary>What a measurement is of. Whoever asks for the same again gets the numbers that were drawn the first time.</summary>
/// <param name="Definition">Preset and parameter hash of the fold.</param>
/// <param name="Week">Monday, ISO 8601.</param>
public sealed record MeasurementKey(string Emergency, string Definition, long Revision, string Week, MeasurementStage Stage);

/// <summary>
/// One line of <c>privacy-ledger.jsonl</c>: a week that was measured, what it cost, and the noisy counts. Each names the SHA-256 of
/// the line before. It holds no secret: noisy counts are public once drawn, and the noise itself is kept nowhere.
/// </summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Previous">SHA-256 of the line before, without its line feed; 64 zeros in the first.</param>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="Epoch">Pseudonym epoch that pays.</param>
/// <param name="Rho">zCDP cost.</param>
/// <param name="EpochRho">The epoch's budget as configured then.</param>
/// <param name="CellsSha256">Of the p-codes of the measured cells, in order.</param>
/// <param name="Noise">The noise that was added.</param>
public sealed record PrivacyLedgerEntry(
    long Sequence,
    string Previous,
    string At,
    string Epoch,
    MeasurementKey Key,
    SpendingPurpose Purpose,
    Ratio Rho,
    Ratio EpochRho,
    string CellsSha256,
    NoisePlan Noise,
    WeekMeasurement Measurement) : IChained
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new RatioText() },
    };

    string IChained.ToLine() => ToLine();

    internal string ToLine() => JsonSerializer.Serialize(this, _options);

    /// <exception cref="JsonException">The line is no entry.</exception>
    internal static PrivacyLedgerEntry FromLine(string line) =>
        JsonSerializer.Deserialize<PrivacyLedgerEntry>(line, _options) is { Key: not null, Noise: not null, Measurement: not null } entry
            ? entry
            : throw new JsonException("An entry of the ledger has a key, its noise and a measurement.");

    private sealed class RatioText : JsonConverter<Ratio>
    {
        public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return Ratio.Parse(reader.GetString() ?? "");
            }
            catch (Exception e) when (e is FormatException or InvalidOperationException)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
