using System.Text.Json;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds;

/// <summary>What came through a feed last.</summary>
/// <param name="LastFile">Its name in the feed; null: nothing ever came.</param>
/// <param name="LastWritten">When it was written there, by the clock of that place; null: nothing ever came.</param>
/// <param name="Files">How many came, each state of a file counted.</param>
public sealed record FeedStatus(string Name, string? LastFile, string? LastWritten, int Files)
{
    /// <summary>The feeds of a configuration, in its order.</summary>
    public static IReadOnlyList<FeedStatus> Read(ProjectFolder project, OperationConfiguration operation)
    {
        var lines = AppendedLines.Read(Path.Combine(project.Lake, "received.jsonl")).Select(Parse).OfType<Line>().ToLookup(l => l.Feed, StringComparer.Ordinal);
        return [.. operation.Feeds.Select(f => lines[f.Name].LastOrDefault() is { } last
            ? new FeedStatus(f.Name, last.File, last.ChangedAt, lines[f.Name].Count())
            : new FeedStatus(f.Name, null, null, 0))];
    }

    private static Line? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new(root.GetProperty("feed").GetString() ?? "", root.GetProperty("file").GetString() ?? "", root.GetProperty("changed_at").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Damaged: the next file says more.
            return null;
        }
    }

    private sealed record Line(string Feed, string File, string ChangedAt);
}
