using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tideline.Release.Gate;

/// <summary>What the attacker suite found with one text of disclosure control. It is made by the proof program and built into this
/// library.</summary>
/// <param name="Sources">Hash of the source files that were attacked.</param>
/// <param name="Date">When, ISO.</param>
/// <param name="Hierarchies">Random countries.</param>
/// <param name="Weeks">Weekly releases of a flood.</param>
/// <param name="Seed">First seed.</param>
/// <param name="Attacked">Hidden figures that were attacked.</param>
/// <param name="Told">Those that were narrowed down too far, and changes likewise.</param>
/// <param name="ToldByThreshold">Figures that a threshold alone lost in the same countries; 0: the attacker proved nothing.</param>
/// <param name="MeanMembership">Mean area under the curve of membership guesses; null where none were made.</param>
/// <param name="WorstMembership">Of the target who is told best.</param>
public sealed record ProofRecord(
    string Sources, string Date, int Hierarchies, int Weeks, ulong Seed, long Attacked, long Told, long ToldByThreshold,
    double? MeanMembership, double? WorstMembership)
{
    private const string Resource = "attack-proof.json";
    private const int FewestHierarchies = 200;
    private const int FewestWeeks = 52;
    private const double HighestMean = 0.60;
    private const double HighestWorst = 0.75;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Hash over name and content of every source file of the gate and of the domain's disclosure control that this library was built
    /// from.</summary>
    public static string SourcesOfThisVersion { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Read("disclosure-sources.txt")!.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Order(StringComparer.Ordinal)))));

    /// <summary>Enough was attacked, nothing was told, the same attacker beats a threshold, and nobody's membership can be guessed.</summary>
    [JsonIgnore]
    public bool Passed => Hierarchies >= FewestHierarchies && Weeks >= FewestWeeks && Told == 0 && ToldByThreshold > 0 && MeanMembership <= HighestMean && WorstMembership <= HighestWorst;

    /// <summary>The record that was built in; null where there is none, or it is of other source files.</summary>
    public static ProofRecord? OfThisVersion() =>
        Read(Resource) is { } text && Parse(text) is var record && record.Sources == SourcesOfThisVersion ? record : null;

    /// <exception cref="FormatException">It is not what <see cref="ToText"/> wrote.</exception>
    public static ProofRecord Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ProofRecord>(text, _options) ?? throw new FormatException("Not a record of an attack proof.");
        }
        catch (JsonException e)
        {
            throw new FormatException("Not a record of an attack proof.", e);
        }
    }

    public string ToText() => JsonSerializer.Serialize(this, _options) + "\n";

    private static string? Read(string resource)
    {
        using var stream = typeof(ProofRecord).Assembly.GetManifestResourceStream(resource);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
