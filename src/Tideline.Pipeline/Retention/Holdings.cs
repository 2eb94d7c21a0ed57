using NodaTime;
using NodaTime.Text;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Retention;

/// <summary>
/// All that a project holds of an age, found on the disk itself and not in records, so that nothing that was left behind is
/// missed. It is the one list of what the pipeline writes: a file that it does not know is named.
/// </summary>
/// <param name="Items">What retention may delete.</param>
/// <param name="Unknown">Files below <c>lake/</c> and <c>reports/</c> that stand in no rule, relative to the project.</param>
public sealed record Holdings(IReadOnlyList<HeldItem> Items, IReadOnlyList<string> Unknown)
{
    private const string DayFolder = "local_day=";

    // Records and locks: no subscriber, no figure.
    private static readonly string[] Kept = ["lake/pseudonym-key.id", "lake/writer.lock", "lake/clickhouse.lock", "lake/seen.json", "lake/received.jsonl", "lake/standing.json", "lake/receiver.lock", "lake/morning.json", "lake/steps/device/totals.json"];

    /// <param name="folder">The project.</param>
    /// <param name="feeds">Where the operator's files are.</param>
    /// <param name="engine">Asked for the days it keeps itself; null where it keeps none.</param>
    /// <param name="seen">Hashes of the operator's files that are known without reading; null: every file is read.</param>
    public static Holdings Find(ProjectFolder folder, IReadOnlyList<EventsFeed> feeds, IEngine? engine, SeenFiles? seen)
    {
        var catalogue = FileCatalogue.Read(folder);
        var rejects = catalogue.Accepted.ToDictionary(f => f.Sha256[..16] + ".parquet", f => f.RowsByDay.Keys.Max(), StringComparer.Ordinal);
        List<HeldItem> items = [];
        List<string> unknown = [];
        foreach (var file in Files(folder.Lake).Concat(Files(folder.Reports)))
        {
            var path = Path.GetRelativePath(folder.Root, file.FullName).Replace('\\', '/');
            var parts = path.Split('/');
            HeldItem Item(RetentionClass kind, string table, LocalDate day) => new(kind, table, day, path, file.Length);
            HeldItem? item = parts switch
            {
                ["lake", "events", var day, _] when DayOf(day) is { } d => Item(RetentionClass.Events, "events", d),
                ["lake", "rejects", var name] => Item(RetentionClass.Events, "rejects", rejects.TryGetValue(name, out var last) ? last : Written(file)),
                ["lake", "steps", var table, var day, _] when DayOf(day) is { } d => Item(ClassOf(table), table, d),
                ["lake", "tmp", ..] => Item(RetentionClass.SubscriberTables, "tmp", Written(file)),
                ["lake", "cubes" or "contributors", _] or ["lake", "alarms.csv"] => Item(RetentionClass.Cubes, parts[1], Written(file)),
                ["reports", ..] => Item(RetentionClass.Cubes, "reports", Written(file)),
                _ => null,
            };
            if (item is not null)
            {
                items.Add(item);
            }
            else if (!Kept.Contains(path) && parts is not (["lake", "files", _] or ["lake", "feeds", _, _]))
            {
                unknown.Add(path);
            }
        }

        if (engine?.SubscriberDays is { } keeper)
        {
            items.AddRange(DailyTable.All.Where(t => t.SubscriberLevel).SelectMany(t => keeper.Days(t).Select(d => new HeldItem(RetentionClass.SubscriberTables, t.Step, d, null, 0))));
            items.AddRange(keeper.Days(DailyTable.EventPart).Select(d => new HeldItem(RetentionClass.Events, DailyTable.EventPart.Step, d, null, 0)));
        }

        return new Holdings([.. items, .. LandingFiles.Loaded(folder, feeds, catalogue, seen)], unknown);
    }

    /// <summary>A table that is not known to be without subscribers is held to the stricter rule.</summary>
    private static RetentionClass ClassOf(string table) =>
        DailyTable.All.Any(t => t.Step == table && !t.SubscriberLevel) ? RetentionClass.Cubes : RetentionClass.SubscriberTables;

    private static IEnumerable<FileInfo> Files(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal)
        : [];

    private static LocalDate? DayOf(string folder) =>
        folder.StartsWith(DayFolder, StringComparison.Ordinal) && LocalDatePattern.Iso.Parse(folder[DayFolder.Length..]) is { Success: true } day ? day.Value : null;

    private static LocalDate Written(FileInfo file) => Instant.FromDateTimeUtc(file.LastWriteTimeUtc).InUtc().Date;
}
