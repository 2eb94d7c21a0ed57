using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Tideline.Pipeline.Quality;
using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Runs;

/// <summary>Where people of an emergency would go, by district: a report inside the enclave, not a release.</summary>
/// <param name="Phase">before: departures are supposed from exposure; during: they are those observed.</param>
/// <param name="DataUntil">Last local day that was used.</param>
/// <param name="DistanceExponent">Of the gravity model.</param>
/// <param name="MassExponent">Of the gravity model.</param>
/// <param name="Fitted">Whether these exponents are of the project's own data.</param>
/// <param name="ModelIsWorthNights">Nights of ties at which history and model count alike.</param>
/// <param name="Rows">Home by home, largest host first; counterparts of few subscribers are summed as "other".</param>
/// <param name="Remarks">What a reader must know.</param>
public sealed record DestinationReport(
    string Emergency,
    string Phase,
    LocalDate DataUntil,
    double DistanceExponent,
    double MassExponent,
    bool Fitted,
    double ModelIsWorthNights,
    IReadOnlyList<DestinationRow> Rows,
    IReadOnlyList<string> Remarks)
{
    /// <summary>Host of a row that sums counterparts of few subscribers.</summary>
    public const string Other = "other";

    /// <summary>Home of rows that sum all homes.</summary>
    public const string All = "all";

    /// <summary>Writes <c>reports/destinations/&lt;emergency&gt;.json</c> and <c>.csv</c>; returns the path of the latter,
    /// relative to the project.</summary>
    public string Write(ProjectFolder folder)
    {
        var directory = Path.Combine(folder.Reports, "destinations");
        Directory.CreateDirectory(directory);
        var csv = new StringBuilder("emergency,phase,home_area,host_area,expected_people,lower_80,upper_80\n");
        foreach (var row in Rows)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Emergency},{Phase},{row.Home},{row.Host},{row.Expected},{row.Lower80},{row.Upper80}\n");
        }

        Replace(Path.Combine(directory, Emergency + ".json"), [.. JsonSerializer.SerializeToUtf8Bytes(this, DestinationReportContext.Default.DestinationReport), (byte)'\n']);
        Replace(Path.Combine(directory, Emergency + ".csv"), Encoding.UTF8.GetBytes(csv.ToString()));
        return Path.GetRelativePath(folder.Root, Path.Combine(directory, Emergency + ".csv"));
    }

    private static void Replace(string path, byte[] bytes)
    {
        WholeFile.Write(path, bytes);
    }
}

/// <summary>People expected from a district, or from all, in another; rounded.</summary>
public sealed record DestinationRow(
    [property: JsonPropertyName("home_area")] string Home,
    [property: JsonPropertyName("host_area")] string Host,
    [property: JsonPropertyName("expected_people")] long Expected,
    [property: JsonPropertyName("lower_80")] long Lower80,
    [property: JsonPropertyName("upper_80")] long Upper80);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", Converters = [typeof(IsoDate)])]
[JsonSerializable(typeof(DestinationReport))]
internal sealed partial class DestinationReportContext : JsonSerializerContext;
