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
        Measurement Cli(string project, string verb) => Worker.Run("cli", verb, "--project", project);
        var history = new Lazy<string>(() =>
        {
            var project = Copy(bench, "history", files => files[..^2]);
            Cli(project, "ingest");
            Cli(project, "run");
            var newest = Inbox(bench)[^2];
            File.Copy(newest, Path.Combine(project, "inbox/events", Path.GetFileName(newest)));
            return project;
        });
        var whole = new Lazy<string>(() => Copy(bench, "whole", files => files[..^1]));
        var (dayIngest, dayRun) = (bench.Once("newday/day-ingest", () => Cli(history.Value, "ingest")), bench.Once("newday/day-run", () => Cli(history.Value, "run")));
        var (allIngest, allRun) = (bench.Once("newday/all-ingest", () => Cli(whole.Value, "ingest")), bench.Once("newday/all-run", () => Cli(whole.Value, "run")));
        var (day, all) = (dayIngest.Cpu + dayRun.Cpu, allIngest.Cpu + allRun.Cpu);
        double Of(string[] stages) => stages.Sum(s => dayRun.Facts.ContainsKey("cpu:" + s) ? dayRun.Number("cpu:" + s) : 0);
        var (folds, releases) = (Of(Folds), Of(Releases));
        var daily = day - folds - releases;
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {bench.Size.NewDaySubscribers:N0} subscribers. History: 90 days ingested and run. Then the next file comes: `ingest` and `run`, beside `ingest` and
            `run` of the same files from nothing. Whole processes; stages by the processor seconds that the program says of itself. What is
            kept by day, month or set of days is made only where it changed. The folds over all timelines, the estimates from them, and the
            release made of these are done again, and stand apart.

            | one new day | CPU s | of the full run |
            |---|---:|---:|
            | daily work: all of `ingest`; of `run` its start, daily tables, gates, network outages, present population, residents, trips | {daily:0.0} | {daily / all:0.0%} |
            | done again: timelines, folds, estimates | {folds:0.0} | {folds / all:0.0%} |
            | done again: disclosure control, release, bulletin, alarms | {releases:0.0} | {releases / all:0.0%} |
            | all | {day:0.0} | {day / all:0.0%} |

            | CPU s (wall s) | one new day | all from nothing | CPU ÷ |
            |---|---:|---:|---:|
            | `ingest` | {dayIngest.Cpu:0.0} ({dayIngest.Wall:0.0}) | {allIngest.Cpu:0.0} ({allIngest.Wall:0.0}) | {dayIngest.Cpu / allIngest.Cpu:0.000} |
            | `run` | {dayRun.Cpu:0.0} ({dayRun.Wall:0.0}) | {allRun.Cpu:0.0} ({allRun.Wall:0.0}) | {dayRun.Cpu / allRun.Cpu:0.000} |
            | both | {day:0.0} ({dayIngest.Wall + dayRun.Wall:0.0}) | {all:0.0} ({allIngest.Wall + allRun.Wall:0.0}) | {day / all:0.000} |

            {Stages(("new day: ingest", dayIngest), ("all: ingest", allIngest), ("new day: run", dayRun), ("all: run", allRun))}
            """);
        return new Section("One new day", text, [new Bar(
            "one new day on 90 days of history", "under 5% of the CPU time of the full run",
            string.Create(CultureInfo.InvariantCulture, $"{daily / all:0.0%}; apart, folds and estimates {folds / all:0.0%}, disclosure and release {releases / all:0.0%}"),
            daily / all < 0.05)]);
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
