using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Tideline.Domain;
using Tideline.Projects.Files;

namespace Tideline.Proof.Faults;

/// <summary>A project with an operator's drop folder beside it, and mornings that come one by one.</summary>
internal sealed class Country
{
    private const string Marker = ".done";
    private const int MostLooks = 40;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);

    private readonly FaultPlan _plan;

    private Country(FaultPlan plan, string root) => (_plan, Root) = (plan, root);

    public string Root { get; }

    public string Project => Path.Combine(Root, "project");

    public string Drop => Path.Combine(Root, "drop");

    /// <summary>The operator's files of the mornings, in order.</summary>
    public IReadOnlyList<string> Coming => [.. Directory.GetFiles(Path.Combine(Root, "coming")).Order(StringComparer.Ordinal)];

    /// <summary>Generates a country, and has all but the last days ingested and run.</summary>
    public static Country Make(FaultPlan plan, string root)
    {
        var country = new Country(plan, root);
        country.Demand("generate", "--scenario", plan.Scenario, "--subscribers", Text(plan.Subscribers), "--seed", plan.Seed.ToString(CultureInfo.InvariantCulture), "--out", country.Project);
        Directory.CreateDirectory(country.Drop);
        Directory.CreateDirectory(Path.Combine(root, "coming"));
        foreach (var file in Directory.GetFiles(Path.Combine(country.Project, "inbox", "events")).Order(StringComparer.Ordinal).TakeLast(plan.Mornings))
        {
            File.Move(file, Path.Combine(root, "coming", Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(country.Project, "project.yaml"), $"\noperation:\n  settle_seconds: 0\n  feeds:\n    - name: operator\n      files: ../drop/*.csv.gz\n      marker: {Marker}\n");
        country.Finish();
        return country;
    }

    /// <summary>Another one that stands as this one stands.</summary>
    public Country Copy(string root)
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(root, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.CreateDirectory(Path.Combine(root, "drop"));
        return new(_plan, root);
    }

    /// <summary>Another place of the same project, such as a disk of its own.</summary>
    public Country At(string root) => new(_plan, root);

    /// <summary>The operator delivers a file, or something under its name.</summary>
    public void Deliver(string file, byte[]? bytes = null, string? name = null)
    {
        var target = Path.Combine(Drop, name ?? Path.GetFileName(file));
        File.WriteAllBytes(target, bytes ?? File.ReadAllBytes(file));
        File.WriteAllText(target + Marker, "");
    }

    /// <summary>Puts a delivered file into the inbox, as a person may.</summary>
    public void PutByHand(string file)
    {
        var target = Path.Combine(Project, "inbox", "events", Path.GetFileName(file));
        if (!File.Exists(target))
        {
            File.Copy(file, target + ".tmp");
            File.Move(target + ".tmp", target);
        }
    }

    public IReadOnlyList<string> WatchArguments => ["watch", "--once", "--json", "--project", Project];

    public IReadOnlyList<string> RunArguments => ["ingest", "--run", "--json", "--as-job", "--project", Project];

    /// <summary>One look, to its end.</summary>
    /// <returns>What it said.</returns>
    public IReadOnlyList<string> Look(IReadOnlyList<string>? before = null)
    {
        using var child = Child.Start(_plan, WatchArguments, before: before);
        var (code, output, error) = child.End();
        return code == 0
            ? JsonSerializer.Deserialize<string[]>(output)!
            : [$"watch ended with {code}: {error.Trim()}"];
    }

    /// <summary>Looks until nothing is left to do.</summary>
    /// <returns>All that was said.</returns>
    /// <exception cref="EngineException">It does not come to an end.</exception>
    public IReadOnlyList<string> Finish()
    {
        List<string> all = [];
        for (var look = 0; look < MostLooks; look++)
        {
            var said = Look();
            all.AddRange(said);
            if (said.All(s => !s.StartsWith("watch ended", StringComparison.Ordinal) && !s.StartsWith("The run did not end well", StringComparison.Ordinal)) && !IsOwed)
            {
                return all;
            }

            // Work that was left to itself gives up the lake when it notices.
            Thread.Sleep(_pause);
        }

        throw new EngineException($"The mornings of {Project} do not come to an end: {string.Join(' ', all.TakeLast(3))}");
    }

    /// <summary>Ids of proposed releases, in order.</summary>
    public IReadOnlyList<string> Releases =>
        Directory.Exists(Path.Combine(Project, "releases"))
            ? [.. Directory.GetDirectories(Path.Combine(Project, "releases")).Select(d => Path.GetFileName(d)).Where(n => n[0] != '.').Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Rows of the operator's files, without first lines. What was sent twice counts once.</summary>
    public long RowsOfFiles() => Directory.GetFiles(Path.Combine(Project, "inbox", "events"), "*.csv.gz").DistinctBy(FileHash.Of).Sum(RowsOf);

    /// <summary>Runs a command that must end well.</summary>
    public void Demand(params IReadOnlyList<string> arguments)
    {
        var (code, _, error) = Child.Run(_plan, arguments);
        if (code != 0)
        {
            throw new EngineException($"'tideline {arguments[0]}' ended with {code}: {error.Trim()}");
        }
    }

    private bool IsOwed => File.Exists(Path.Combine(Project, "lake", "morning.json")) && File.ReadAllText(Path.Combine(Project, "lake", "morning.json")).Contains("\"Done\":false", StringComparison.Ordinal);

    private static long RowsOf(string file)
    {
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var text = new StreamReader(packed);
        var rows = -1L;
        while (text.ReadLine() is not null)
        {
            rows++;
        }

        return rows;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
