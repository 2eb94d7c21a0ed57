using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>The file of one more day on 90 days of history, beside everything from nothing.</summary>
internal static class NewDayPart
{
    /// <summary>Stages that fold all timelines, and draw what follows from the folds, whatever came.</summary>
    private static readonly string[] Folds =
        ["Timelines", "Daily counts", "Homes", "Displacement fold", "Estimates and intervals", "Returns and projections"];

    /// <summary>Stages that make a release, a bulletin and alarms of the estimates.</summary>
    private static readonly string[] Releases = ["Disclosure control", "Release and bulletin", "Alarms"];

    public static Section Measure(Bench bench)
    {
        // The last file holds only the hours after midnight of the last local day; the one before it is the new day.
        Measurement Morning(string project) => Worker.Run("cli", "ingest", "--run", "--project", project);
        var history = new Lazy<string>(() =>
        {
            var project = Copy(bench, "history", files => files[..^2]);
            Morning(project);
            var newest = Inbox(bench)[^2];
            File.Copy(newest, Path.Combine(project, "inbox/events", Path.GetFileName(newest)));
            return project;
        });
        var day = bench.Once("newday/day", () => Morning(history.Value));
        var all = bench.Once("newday/all", () =>
        {
            // Under one key pseudonyms are the same, and so is every figure.
            var whole = Copy(bench, "whole", files => files[..^1]);
            Directory.CreateDirectory(Path.Combine(whole, "secrets"));
            foreach (var key in Directory.GetFiles(Path.Combine(history.Value, "secrets")))
            {
                File.Copy(key, Path.Combine(whole, "secrets", Path.GetFileName(key)));
            }

            var measured = Morning(whole);
            if (!File.ReadAllBytes(Observations(whole)).AsSpan().SequenceEqual(File.ReadAllBytes(Observations(history.Value))))
            {
                throw new InvalidOperationException("The observations after one new day are not those of all days from nothing.");
            }

            return measured;
        });
        double Of(string[] stages) => stages.Sum(s => day.Facts.ContainsKey("cpu:" + s) ? day.Number("cpu:" + s) : 0);
        var (folds, releases) = (Of(Folds), Of(Releases));
        var daily = day.Cpu - folds - releases;
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {bench.Size.NewDaySubscribers:N0} subscribers. History: 90 days ingested and run. Then the next file comes: `ingest --run`, beside `ingest --run`
            of the same files from nothing, under the same pseudonym key; their observations are the same bytes. Whole processes; stages by the
            processor seconds that the program says of itself. What is kept by day, month or set of days is made only where it changed. The folds
            over all timelines, the estimates from them, and the release made of these are done again, and stand apart.

            | one new day | CPU s | of the full run |
            |---|---:|---:|
            | daily work: start, ingest, daily tables, gates, network outages, present population, residents, trips | {daily:0.0} | {daily / all.Cpu:0.0%} |
            | done again: timelines, folds, estimates | {folds:0.0} | {folds / all.Cpu:0.0%} |
            | done again: disclosure control, release, bulletin, alarms | {releases:0.0} | {releases / all.Cpu:0.0%} |
            | all | {day.Cpu:0.0} | {day.Cpu / all.Cpu:0.0%} |

            | `ingest --run` | CPU s | wall s | peak MB |
            |---|---:|---:|---:|
            | one new day | {day.Cpu:0.0} | {day.Wall:0.0} | {day.PeakMegabytes:0} |
            | all from nothing | {all.Cpu:0.0} | {all.Wall:0.0} | {all.PeakMegabytes:0} |

            {Stages(("one new day", day), ("all from nothing", all))}
            """);
        return new Section("One new day", text, [new Bar(
            "one new day on 90 days of history", "under 5% of the CPU time of the full run",
            string.Create(CultureInfo.InvariantCulture, $"{daily / all.Cpu:0.0%}; apart, folds and estimates {folds / all.Cpu:0.0%}, disclosure and release {releases / all.Cpu:0.0%}"),
            daily / all.Cpu < 0.05)]);
    }

    /// <summary>CPU and wall seconds by stage, a column for each process.</summary>
    public static string Stages(params (string Name, Measurement Run)[] processes)
    {
        var stages = processes.SelectMany(p => p.Run.Facts.Keys).Where(k => k.StartsWith("cpu:", StringComparison.Ordinal)).Select(k => k[4..]).Distinct(StringComparer.Ordinal);
        string Cell(Measurement run, string stage) => run.Facts.ContainsKey("cpu:" + stage)
            ? string.Create(CultureInfo.InvariantCulture, $"{run.Number("cpu:" + stage):0.0} ({run.Number("wall:" + stage):0.0})")
            : "-";
        return $"""
            | stage, CPU s (wall s) | {string.Join(" | ", processes.Select(p => p.Name))} |
            |---|{string.Concat(processes.Select(_ => "---:|"))}
            {string.Join('\n', stages.Select(s => $"| {s} | {string.Join(" | ", processes.Select(p => Cell(p.Run, s)))} |"))}
            """;
    }

    /// <summary>Of the newest release.</summary>
    private static string Observations(string project) =>
        Directory.GetFiles(Path.Combine(project, "releases"), "observations.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();

    private static string[] Inbox(Bench bench) =>
        [.. Directory.GetFiles(Path.Combine(bench.Country(bench.Size.NewDaySubscribers, 6), "inbox/events"), "*.csv.gz").Order(StringComparer.Ordinal)];

    private static string Copy(Bench bench, string name, Func<string[], string[]> choose)
    {
        var (from, to) = (bench.Country(bench.Size.NewDaySubscribers, 6), bench.Scratch("newday-" + name));
        foreach (var folder in (string[])["reference", "inbox/events"])
        {
            Directory.CreateDirectory(Path.Combine(to, folder));
        }

        File.Copy(Path.Combine(from, "project.yaml"), Path.Combine(to, "project.yaml"));
        foreach (var file in Directory.GetFiles(Path.Combine(from, "reference")).Concat(choose(Inbox(bench))))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }

        return to;
    }
}
