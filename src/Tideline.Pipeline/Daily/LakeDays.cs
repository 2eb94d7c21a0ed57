using System.Globalization;
using NodaTime;
using Tideline.Pipeline.Engine;
using Tideline.Projects;

namespace Tideline.Pipeline.Daily;

/// <summary>Days as Parquet in the lake: <c>lake/steps/&lt;table&gt;/local_day=…/&lt;fingerprint&gt;.parquet</c>. A file
/// that is there is whole.</summary>
internal sealed class LakeDays(ProjectFolder folder, IEngine engine) : IDayKeeper
{
    private string Root => RootOf(folder);

    /// <summary>Days of a table that have a file.</summary>
    public static int Count(ProjectFolder folder, DailyTable table) =>
        Path.Combine(RootOf(folder), table.Step) is var days && Directory.Exists(days) ? Directory.GetDirectories(days).Length : 0;

    public IReadOnlySet<LocalDate> Whole(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints) =>
        fingerprints.Where(d => File.Exists(PathOf(table, d.Key, d.Value))).Select(d => d.Key).ToHashSet();

    /// <summary>Writes a batch aside, then moves each day into place; older versions of a day go last.</summary>
    public void Keep(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints)
    {
        var aside = Path.Combine(folder.Temporary, $"{table.Step}-{Environment.ProcessId}");
        Forget(aside);
        Directory.CreateDirectory(aside);
        try
        {
            engine.SaveDays(table.Step, table.OrderBy, aside);
            foreach (var (day, fingerprint) in fingerprints)
            {
                Place(SavedDay(table, day, aside), PathOf(table, day, fingerprint));
            }
        }
        finally
        {
            Forget(aside);
        }
    }

    public void Open(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints) =>
        engine.OpenDays(table.Step, [.. fingerprints.OrderBy(d => d.Key).Select(d => PathOf(table, d.Key, d.Value))]);

    private string PathOf(DailyTable table, LocalDate day, string fingerprint) =>
        Path.Combine(Root, table.Step, DayFolder(day), fingerprint + ".parquet");

    private static string RootOf(ProjectFolder folder) => Path.Combine(folder.Lake, "steps");

    private static string DayFolder(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"local_day={day:uuuu-MM-dd}");

    /// <summary>The day's file as saved; a day without rows has none yet and gets an empty one.</summary>
    private string SavedDay(DailyTable table, LocalDate day, string aside)
    {
        var saved = Path.Combine(aside, DayFolder(day));
        if (Directory.Exists(saved))
        {
            return Directory.GetFiles(saved, "*.parquet").Single();
        }

        var empty = Path.Combine(aside, "empty.parquet");
        engine.SaveEmpty(table.Step, empty);
        return empty;
    }

    private static void Place(string file, string target)
    {
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        File.Move(file, target, overwrite: true);
        foreach (var old in Directory.GetFiles(parent, "*.parquet").Where(f => f != target))
        {
            File.Delete(old);
        }
    }

    private static void Forget(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
