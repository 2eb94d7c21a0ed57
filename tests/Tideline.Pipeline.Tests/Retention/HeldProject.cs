using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Pipeline.Retention;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Tests.Retention;

/// <summary>A project whose lake holds 1 to 10 June 2026, a file a day, each ingested on the day after. Files hold a few bytes: retention
/// looks at names, days and records alone.</summary>
internal sealed class HeldProject : IDisposable
{
    public static readonly LocalDate First = new(2026, 6, 1);

    /// <summary>Written on 11 June: what each run writes anew.</summary>
    private static readonly DateTime Written = new(2026, 6, 11, 12, 0, 0, DateTimeKind.Utc);

    public HeldProject()
    {
        Folder = new ProjectFolder(Directory.CreateTempSubdirectory("tideline-test-").FullName);
        Configuration = new ProjectConfiguration
        {
            Name = "test",
            TimeZone = DateTimeZone.Utc,
            Inputs = new InputsConfiguration
            {
                Events = [new EventsFeed { Files = "inbox/*.csv", Columns = new EventColumns("s", "t", "c") }],
                Cells = new TableSource { Files = "cells.csv" },
            },
        };
        for (var n = 0; n < 10; n++)
        {
            var day = First.PlusDays(n);
            var hash = Write($"inbox/{n}.csv", $"events of day {n}");
            var part = $"events/local_day={Text(day)}/{hash[..16]}.parquet";
            Write("lake/" + part, "events");
            Write($"lake/rejects/{hash[..16]}.parquet", "rejects");
            FileCatalogue.Commit(Folder, new IngestedFile(
                $"inbox/{n}.csv", hash, 0, FileOutcome.Accepted, null, null, 1, 1, 0, new Dictionary<string, long>(), 0, 0,
                new Dictionary<LocalDate, long> { [day] = 1 }, new Dictionary<LocalDate, int> { [day] = 1 }, [part], day.PlusDays(1)));
            foreach (var table in (string[])["subscriber_day", "trip", "cell_day", "of_an_earlier_version"])
            {
                Write($"lake/steps/{table}/local_day={Text(day)}/0123456789abcdef.parquet", "table");
            }
        }

        foreach (var file in (string[])["lake/cubes/flood.csv", "lake/contributors/flood.json", "lake/alarms.csv", "reports/quality.json", "lake/tmp/spill/1.tmp"])
        {
            Write(file, "figures");
            File.SetLastWriteTimeUtc(Path.Combine(Folder.Root, file), Written);
        }
    }

    public ProjectFolder Folder { get; }

    public ProjectConfiguration Configuration { get; }

    public RetentionSweep Sweep => new(Folder, Configuration, null, new FixedClock());

    public RetentionPlan Apply(RetentionRules rules, int june) => Sweep.Apply(rules, new LocalDate(2026, 6, june), TestContext.Current.CancellationToken);

    public IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder.Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Folder.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);

    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 6, 12, 0, 0);
    }
}
