using System.Text.Json;
using Tideline.Projects.Files;

namespace Tideline.Proof.Faults;

/// <summary>What stands in an undisturbed country, and what must therefore stand in one that was disturbed.</summary>
/// <param name="say">Told of each fault as it is found.</param>
internal sealed class Judgement(Action<string> say)
{
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _releases = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Faults => _faults;

    /// <summary>How often a country was looked at for figures that should not be there.</summary>
    public int Looks { get; private set; }

    /// <summary>Releases of the undisturbed country, by id, as hashes by file; log files, which hold times, are left out.</summary>
    public void Learn(Country undisturbed)
    {
        foreach (var id in undisturbed.Releases.Where(id => !_releases.ContainsKey(id)))
        {
            _releases.Add(id, FilesOf(Path.Combine(undisturbed.Project, "releases", id)));
        }
    }

    /// <summary>After a kill: every release that stands there is one of the undisturbed country's up to this morning, whole and byte for byte.</summary>
    /// <param name="allowed">Ids of the undisturbed country up to this morning.</param>
    public void LookAfterKill(Country country, IReadOnlySet<string> allowed, string after)
    {
        Looks++;
        foreach (var id in country.Releases)
        {
            if (!allowed.Contains(id))
            {
                Add($"After {after}: release {id} stands there, which no undisturbed morning proposed so far.");
            }
            else if (!Same(FilesOf(Path.Combine(country.Project, "releases", id)), _releases[id]))
            {
                Add($"After {after}: release {id} has other files than the undisturbed one.");
            }
        }
    }

    /// <summary>At the end of the mornings: the same releases, each proposed once; the same events; nothing left over.</summary>
    public void LookAtEnd(Country country, Country undisturbed, string name)
    {
        Looks++;
        Expect(country.Releases.SequenceEqual(undisturbed.Releases), $"{name}: its releases are {string.Join(", ", country.Releases)}.");
        foreach (var id in country.Releases.Where(_releases.ContainsKey))
        {
            Expect(Same(FilesOf(Path.Combine(country.Project, "releases", id)), _releases[id]), $"{name}: release {id} differs.");
        }

        foreach (var id in Proposals(country).GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Add($"{name}: release {id.Key} stands {id.Count()} times in the register.");
        }

        Expect(Same(FilesOf(Path.Combine(country.Project, "lake", "events")), FilesOf(Path.Combine(undisturbed.Project, "lake", "events"))), $"{name}: events of the lake differ.");
        var (rows, _) = Counted(country);
        Expect(rows == country.RowsOfFiles(), $"{name}: {rows} rows are counted of {country.RowsOfFiles()} that were delivered.");
        string[] left =
        [
            .. Directory.EnumerateFiles(country.Project, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(country.Project, f).Replace('\\', '/'))
                .Where(f => f.EndsWith(".part", StringComparison.Ordinal) || f.EndsWith(".tmp", StringComparison.Ordinal)
                    || f.StartsWith("lake/tmp/", StringComparison.Ordinal) || f.StartsWith("releases/.proposing", StringComparison.Ordinal)),
        ];
        Expect(left.Length == 0, $"{name}: left over: {string.Join(", ", left)}.");
        var notices = Path.Combine(country.Project, "register", "notices.jsonl");
        string[] told = File.Exists(notices) ? [.. File.ReadLines(notices).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("Key").GetString()!)] : [];
        Expect(told.Distinct(StringComparer.Ordinal).Count() == told.Length, $"{name}: something was noted twice.");
    }

    public void Expect(bool held, string otherwise)
    {
        if (!held)
        {
            Add(otherwise);
        }
    }

    private void Add(string fault)
    {
        _faults.Add(fault);
        say(fault);
    }

    /// <summary>Rows in and kept, as the lake's records count them.</summary>
    public static (long In, long Kept) Counted(Country country)
    {
        var (rows, kept) = (0L, 0L);
        foreach (var file in Directory.GetFiles(Path.Combine(country.Project, "lake", "files"), "*.json"))
        {
            using var record = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = record.RootElement;
            if (root.GetProperty("outcome").GetString() == "accepted")
            {
                rows += root.GetProperty("rows_in").GetInt64();
                kept += root.GetProperty("rows_kept").GetInt64();
            }
        }

        return (rows, kept);
    }

    /// <summary>The released table of the newest release.</summary>
    public static string NewestTable(Country country) => File.ReadAllText(Path.Combine(country.Project, "releases", NewestOf(country), "observations.csv"));

    /// <summary>The release that was proposed last.</summary>
    public static string NewestOf(Country country) =>
        Proposals(country) is [.., var last] ? last : throw new InvalidOperationException("Nothing was proposed.");

    /// <summary>What the register says of a release, in order.</summary>
    public static IReadOnlyList<string> EventsOf(Country country, string release) =>
        [.. Register(country).Where(e => e.Release == release).Select(e => e.Event)];

    private static List<string> Proposals(Country country) => [.. Register(country).Where(e => e.Event == "proposed").Select(e => e.Release!)];

    private static List<(string Event, string? Release)> Register(Country country)
    {
        List<(string, string?)> entries = [];
        foreach (var line in File.ReadLines(Path.Combine(country.Project, "releases", "register.jsonl")))
        {
            using var entry = JsonDocument.Parse(line);
            var root = entry.RootElement;
            entries.Add((
                root.GetProperty("event").GetString()!.ToLowerInvariant(),
                root.TryGetProperty("release", out var release) ? release.GetString() : null));
        }

        return entries;
    }

    private static Dictionary<string, string> FilesOf(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "log.json")
            .ToDictionary(f => Path.GetRelativePath(folder, f), FileHash.Of, StringComparer.Ordinal)
        : [];

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(f => other.TryGetValue(f.Key, out var hash) && hash == f.Value);
}
