using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Scaling;
using Tideline.Release.Agreements;
using Tideline.Release.Gate;
using Tideline.Release.Privacy;

namespace Tideline.Release.Files;

/// <summary><c>manifest.json</c>: all that reproduces and qualifies a release. Holds no wall-clock time and no path of
/// the machine; dates are ISO text.</summary>
/// <param name="PanelSubscribers">Null where fewer than the minimum.</param>
/// <param name="WithoutReference">Null where fewer than the minimum.</param>
/// <param name="Scaling">How subscribers became people; its sentences are also among the caveats.</param>
/// <param name="UnobservedShare">Null under differential privacy.</param>
/// <param name="DifferentialPrivacy">Absent where figures go out by suppression and rounding.</param>
/// <param name="Agreement">What bounds the release, or that there is no agreement; null in manifests of versions that knew none.</param>
/// <param name="Files">SHA-256, lower-case hex, of every file beside the manifest that belongs to the release.</param>
public sealed record ReleaseManifest(
    string Release,
    ManifestEmergency Emergency,
    string Vintage,
    string Definition,
    string CodeVersion,
    string Engine,
    string EngineVersion,
    ulong Seed,
    IReadOnlyDictionary<string, string> Parameters,
    ManifestDisclosure Disclosure,
    string BoundaryVersion,
    IReadOnlyDictionary<string, string> InputHashes,
    IReadOnlyDictionary<string, string> ExcludedDays,
    IReadOnlyDictionary<string, string> BridgedDays,
    IReadOnlyList<int> PlaceboWeeks,
    IReadOnlyList<int> SeasonOnsetWeeks,
    IReadOnlyDictionary<string, double> DetectionLimitKm,
    long? PanelSubscribers,
    long? WithoutReference,
    double? UnobservedShare,
    ScalingSummary? Scaling,
    ManifestHeadline Headline,
    IReadOnlyList<SuppressionLoss> SuppressionLosses,
    IReadOnlyList<RoundingBase> RoundingBases,
    IReadOnlyList<ReleaseCheck> Checks,
    IReadOnlyList<string> ComparedWith,
    IReadOnlyList<string> Caveats,
    IReadOnlyDictionary<string, string> Files,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReleasedPrivacy? DifferentialPrivacy = null,
    ManifestAgreement? Agreement = null)
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        // Names of areas and holidays stay readable; nothing here is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    internal static ReleaseManifest Of(ReleaseInput input, GatedRelease gated, IReadOnlyDictionary<string, string> files)
    {
        var (provenance, emergency, rules) = (input.Provenance, input.Emergency, input.Project.Disclosure);
        return new(
            gated.Id.Value,
            new(
                emergency.Id, emergency.Hazard.ToString().ToLowerInvariant(), Iso(emergency.Onset),
                Iso(emergency.EvacuationStarts), Iso(emergency.Ends), emergency.ExposedAreas),
            Iso(input.Vintage),
            input.Definition,
            provenance.CodeVersion,
            provenance.Engine,
            provenance.EngineVersion,
            provenance.Seed,
            Sorted(provenance.Parameters, p => p),
            new(rules.MinimumSubscribers, rules.Rounding),
            input.Reference.Boundaries?.Version ?? "",
            Sorted(provenance.InputHashes, p => p),
            Sorted(provenance.ExcludedDays, Iso),
            Sorted(provenance.BridgedDays, Iso),
            [.. provenance.Placebos.Order()],
            [.. provenance.Season.Order()],
            Sorted(provenance.DetectionLimitKm.ToDictionary(p => p.Key, p => Math.Round(p.Value, 1)), p => p),
            AtLeast(provenance.PanelSubscribers),
            AtLeast(provenance.WithoutReference),
            provenance.UnobservedShare is { } unobserved ? Math.Round(unobserved, 2) : null,
            provenance.Scaling,
            new(
                gated.Headline.Claimed, Iso(gated.Headline.Start), Iso(gated.Headline.End),
                gated.Headline.Total, gated.Headline.ClaimedAreas),
            gated.Losses,
            gated.RoundingBases,
            gated.Checks,
            gated.ComparedWith,
            provenance.Caveats,
            Sorted(files, p => p),
            gated.DifferentialPrivacy,
            ManifestAgreement.Of(input.Agreement, gated.LeftOut));

        long? AtLeast(long? subscribers) => subscribers >= rules.MinimumSubscribers ? subscribers : null;
    }

    /// <summary>How the figures came about, as far as the manifest tells it: rounded as there, null where it holds back.</summary>
    public Provenance ToProvenance() => new()
    {
        CodeVersion = CodeVersion,
        Engine = Engine,
        EngineVersion = EngineVersion,
        Seed = Seed,
        Parameters = Parameters,
        InputHashes = InputHashes,
        ExcludedDays = Days(ExcludedDays),
        BridgedDays = Days(BridgedDays),
        Placebos = PlaceboWeeks,
        Season = SeasonOnsetWeeks,
        DetectionLimitKm = DetectionLimitKm,
        PanelSubscribers = PanelSubscribers,
        WithoutReference = WithoutReference,
        UnobservedShare = UnobservedShare,
        Scaling = Scaling,
        Caveats = Caveats,
    };

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, _options) + "\n");

    /// <summary>Reads the manifest of a release folder.</summary>
    /// <exception cref="EngineException">It is absent or is no manifest.</exception>
    public static ReleaseManifest Read(string releaseFolder)
    {
        try
        {
            return JsonSerializer.Deserialize<ReleaseManifest>(
                File.ReadAllBytes(Path.Combine(releaseFolder, FileName)), _options)!;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"The manifest of release {Path.GetFileName(releaseFolder)} cannot be read. Restore the folder from a copy, or propose the release again.", e);
        }
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static Dictionary<LocalDate, string> Days(IReadOnlyDictionary<string, string> days) =>
        days.ToDictionary(d => LocalDatePattern.Iso.Parse(d.Key).Value, d => d.Value);

    private static SortedDictionary<string, TValue> Sorted<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> values, Func<TKey, string> name)
    {
        var sorted = new SortedDictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            sorted.Add(name(key), value);
        }

        return sorted;
    }
}

/// <summary>The emergency as declared.</summary>
public sealed record ManifestEmergency(
    string Id, string Hazard, string Onset, string EvacuationStarts, string Ends, IReadOnlyList<string> ExposedAreas);

/// <summary>The disclosure rules in force.</summary>
public sealed record ManifestDisclosure(long MinimumSubscribers, long Rounding);

/// <summary>The headline as released; see <see cref="GatedHeadline"/>.</summary>
public sealed record ManifestHeadline(
    bool Claimed, string PeriodStart, string PeriodEnd, RoundedTotal? Total, IReadOnlyList<string> ClaimedAreas);
