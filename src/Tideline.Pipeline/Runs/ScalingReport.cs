using System.Text.Json;
using System.Text.Json.Serialization;
using Tideline.Domain.Scaling;
using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Pipeline.Runs;

/// <summary>Writes <c>reports/scaling.json</c>: how subscribers became people, by emergency.</summary>
public static class ScalingReport
{
    /// <summary>Overwrites the report; the same summaries give the same bytes.</summary>
    /// <param name="folder">The project.</param>
    /// <param name="emergencies">Summary by id.</param>
    public static void Write(ProjectFolder folder, IReadOnlyDictionary<string, ScalingSummary> emergencies)
    {
        Directory.CreateDirectory(folder.Reports);
        var path = Path.Combine(folder.Reports, "scaling.json");
        var sorted = new SortedDictionary<string, ScalingSummary>(emergencies.ToDictionary(), StringComparer.Ordinal);
        WholeFile.Write(path, [.. JsonSerializer.SerializeToUtf8Bytes(sorted, ScalingReportContext.Default.SortedDictionaryStringScalingSummary), (byte)'\n']);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(SortedDictionary<string, ScalingSummary>))]
internal sealed partial class ScalingReportContext : JsonSerializerContext;
