using System.Globalization;
using System.Text.Json;

namespace Tideline.Operation.Feeds;

/// <summary>What was fetched of each feed, so that it is fetched once: a line of JSON for each file and state of it.</summary>
/// <remarks>A line is written after the file is in its place. Who is killed between them fetches again, and the ingest knows the bytes.</remarks>
internal sealed class ReceivedFiles
{
    private readonly string _path;
    private readonly HashSet<string> _lines;

    public ReceivedFiles(string path) => (_path, _lines) = (path, AppendedLines.Read(path).ToHashSet(StringComparer.Ordinal));

    public bool Has(string feed, FeedFile file) => _lines.Contains(Line(feed, file));

    public void Add(string feed, FeedFile file)
    {
        var line = Line(feed, file);
        if (_lines.Add(line))
        {
            AppendedLines.Add(_path, line);
        }
    }

    // Content with a tag is known by it: storage that is copied or moved has other times.
    private static string Line(string feed, FeedFile file) => file.Tag is { } tag
        ? JsonSerializer.Serialize(new { feed, file = file.Name, bytes = file.Bytes, tag })
        : JsonSerializer.Serialize(new
        {
            feed,
            file = file.Name,
            bytes = file.Bytes,
            changed_at = file.ChangedAt.ToString("g", CultureInfo.InvariantCulture),
        });
}
