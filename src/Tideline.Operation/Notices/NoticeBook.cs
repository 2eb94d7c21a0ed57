using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Notices;

/// <summary>What was noticed, and through which channels it went: each notice goes through each channel once, however often the program is
/// stopped, and is tried again until it went.</summary>
/// <remarks>A line is written after a channel took a notice: who is killed between them tells twice rather than never.</remarks>
public sealed class NoticeBook
{
    // What is so old helps nobody any more.
    private static readonly Duration _longest = Duration.FromDays(3);

    private readonly string _path;
    private readonly string _project;
    private readonly IReadOnlyList<INoticeChannel> _channels;
    private readonly Dictionary<string, Notice> _notices = new(StringComparer.Ordinal);
    private readonly HashSet<(string Key, string Channel)> _told = [];

    /// <param name="path">A file of its own.</param>
    /// <param name="project">Name of the project.</param>
    public NoticeBook(string path, string project, IReadOnlyList<INoticeChannel> channels)
    {
        (_path, _project, _channels) = (path, project, channels);
        foreach (var line in AppendedLines.Read(path))
        {
            if (Read(line) is { } entry)
            {
                Take(entry);
            }
        }
    }

    /// <summary>Where the notices of a project stand.</summary>
    public static string FileOf(ProjectFolder project) => Path.Combine(project.Register, "notices.jsonl");

    /// <summary>Channels through which a notice of the last days has not gone yet, by notice.</summary>
    public int Untold(Instant now) => All.Where(n => now - n.At <= _longest).Sum(n => _channels.Count(c => c.About.Contains(n.Kind) && !_told.Contains((n.Key, c.Name))));

    /// <summary>In the order in which they were noticed.</summary>
    public IEnumerable<Notice> All => _notices.Values.OrderBy(n => n.At);

    /// <summary>The channels of a configuration.</summary>
    /// <param name="secret">Reads a file of secrets by its path in the project.</param>
    public static IReadOnlyList<INoticeChannel> ChannelsOf(OperationConfiguration operation, Func<string, string> secret) =>
    [
        .. operation.Notices.Select(n => n.Webhook is { } hook
            ? (INoticeChannel)new WebhookChannel(hook.Address, hook.SecretFile is { } file ? System.Text.Encoding.UTF8.GetBytes(secret(file).Trim()) : null, n.About)
            : new EmailChannel(n.Email!, n.Email!.PasswordFile is { } password ? secret(password).Trim() : null, n.About)),
    ];

    /// <summary>Writes a notice down, unless it was before.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Note(Notice notice)
    {
        if (_notices.ContainsKey(notice.Key))
        {
            return false;
        }

        Write(new(notice.Key, null, notice.Kind.ToString(), notice.Text, notice.At.ToString()));
        return true;
    }

    /// <summary>Tells what was not told yet.</summary>
    /// <returns>What did not go through.</returns>
    public async Task<IReadOnlyList<string>> Tell(Instant now, CancellationToken cancellation)
    {
        var faults = new List<string>();
        foreach (var channel in _channels)
        {
            foreach (var notice in All.Where(n => now - n.At <= _longest && channel.About.Contains(n.Kind) && !_told.Contains((n.Key, channel.Name))).ToList())
            {
                try
                {
                    await channel.Tell(_project, notice, cancellation);
                    Write(new(notice.Key, channel.Name, null, null, null));
                }
                catch (NoticeException e)
                {
                    // A channel that is away is not tried for each notice.
                    faults.Add(e.Message);
                    break;
                }
            }
        }

        return faults;
    }

    private static Entry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line);
        }
        catch (JsonException)
        {
            // Damaged: at worst somebody is told twice.
            return null;
        }
    }

    private void Take(Entry entry)
    {
        if (entry.Told is { } channel)
        {
            _told.Add((entry.Key, channel));
        }
        else if (Enum.TryParse<NoticeKind>(entry.Kind, out var kind) && entry.Text is { } text && InstantPattern.General.Parse(entry.At ?? "") is { Success: true } at)
        {
            _notices[entry.Key] = new(kind, entry.Key, text, at.Value);
        }
    }

    private void Write(Entry entry)
    {
        AppendedLines.Add(_path, JsonSerializer.Serialize(entry));
        Take(entry);
    }

    private sealed record Entry(string Key, string? Told, string? Kind, string? Text, string? At);
}
