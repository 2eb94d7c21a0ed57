using System.Text.Json;
using Tideline.Domain;
using Tideline.Evaluation.Scores;
using Tideline.Projects;

namespace Tideline.Evaluation.Comparison;

/// <summary>The run's own back-test of its projections, <c>reports/projections/&lt;emergency&gt;.json</c>.</summary>
internal static class BackTestFile
{
    /// <summary>Tests by week ahead, over all districts.</summary>
    /// <returns>Null where the file is absent.</returns>
    /// <exception cref="EngineException">The file is damaged.</exception>
    public static IReadOnlyDictionary<int, BackTestSums>? Read(ProjectFolder folder, string emergency)
    {
        var path = Path.Combine(folder.Reports, "projections", emergency + ".json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return Tables.Sorted(document.RootElement.GetProperty("weeks").EnumerateArray().Select(w => KeyValuePair.Create(
                w.GetProperty("week_ahead").GetInt32(), Test(w.GetProperty("test")))));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EngineException($"{Path.GetRelativePath(folder.Root, path)} is damaged: run `tideline run` again; nothing was scored.", e);
        }
    }

    private static BackTestSums Test(JsonElement test)
    {
        var origins = test.GetProperty("origins").GetInt64();
        return new BackTestSums(origins, origins * Mean(test, "error"), origins * Mean(test, "persistence_error"));
    }

    private static double Mean(JsonElement test, string name) =>
        test.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;
}
