using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Files;

namespace Tideline.Operation.Feeds;

/// <summary>Since when files that were not fetched yet stand as they stand, kept from look to look, also by a program that looks once.</summary>
internal sealed class StandingFiles
{
    private readonly string _path;
    private Dictionary<string, Standing> _before;
    private Dictionary<string, Standing> _now = new(StringComparer.Ordinal);

    public StandingFiles(string path) => (_path, _before) = (path, Read(path));

    /// <summary>Since when a file was seen as it is now. A clock that was set back begins anew.</summary>
    public Instant Since(string feed, FeedFile file, Instant now)
    {
        var key = $"{feed}/{file.Name}";
        var standing = new Standing(file.Bytes, file.ChangedAt.ToUnixTimeTicks(), file.Tag, InstantPattern.ExtendedIso.Format(now));
        if (_before.TryGetValue(key, out var before) && before with { Since = standing.Since } == standing
            && InstantPattern.ExtendedIso.Parse(before.Since) is { Success: true } since && since.Value <= now)
        {
            _now[key] = before;
            return since.Value;
        }

        _now[key] = standing;
        return now;
    }

    /// <summary>What a feed showed before stands on, where it cannot be listed now.</summary>
    public void Keep(string feed)
    {
        foreach (var (key, standing) in _before.Where(s => s.Key.StartsWith(feed + "/", StringComparison.Ordinal)))
        {
            _now.TryAdd(key, standing);
        }
    }

    /// <summary>Ends a look: files that it did not ask for are forgotten.</summary>
    public void EndLook()
    {
        if (_now.Count != _before.Count || _now.Any(s => !_before.TryGetValue(s.Key, out var before) || before != s.Value))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            WholeFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_now));
        }

        (_before, _now) = (_now, new(StringComparer.Ordinal));
    }

    private static Dictionary<string, Standing> Read(string path)
    {
        try
        {
            return File.Exists(path) && JsonSerializer.Deserialize<Dictionary<string, Standing>>(File.ReadAllBytes(path)) is { } read
                ? new(read, StringComparer.Ordinal)
                : new(StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // What is not known only waits once more.
            return new(StringComparer.Ordinal);
        }
    }

    /// <summary>A file as it was seen, and since when.</summary>
    private sealed record Standing(long Bytes, long Changed, string? Tag, string Since);
}
