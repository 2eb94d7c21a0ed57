using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Domain.Places;
using Tideline.Pipeline.Engine;
using Tideline.Projects;

namespace Tideline.Pipeline.Daily;

/// <summary>
/// Daily tables as Parquet in the lake: <c>lake/steps/&lt;table&gt;/local_day=…/&lt;fingerprint&gt;.parquet</c>. The name
/// of a file is the hash of all it was made from, so that a day is redone exactly when its events, the cells or the step
/// changed, and a run that was cut short continues where it stopped.
/// </summary>
public sealed class DayStore(ProjectFolder folder, IEngine engine, ClusterMap places)
{
    private const int DaysAtOnce = 28;

    private string Root => Path.Combine(folder.Lake, "steps");

    /// <summary>Brings tables up to date for some days and opens them in the engine.</summary>
    /// <param name="tables">The tables, each from its first wanted day on; a day's tables are made from one reading of its
    /// events.</param>
    /// <param name="days">Local days with their event parts (full paths).</param>
    /// <param name="parameters">Step parameters; part of the fingerprint.</param>
    /// <param name="placesHash">Hash of the cell table.</param>
    /// <param name="progress">Days done and days to do.</param>
    /// <param name="cancellation">Checked between batches; days done stay.</param>
    /// <returns>Days that had to be made.</returns>
    public int Update(
        IReadOnlyList<(DailyTable Table, LocalDate From)> tables,
        IReadOnlyList<(LocalDate Day, IReadOnlyList<string> Parts)> days,
        IReadOnlyDictionary<string, string> parameters,
        string placesHash,
        Action<int, int> progress,
        CancellationToken cancellation)
    {
        var wanted = tables.ToDictionary(
            t => t.Table,
            t => days.Where(d => d.Day >= t.From)
                .ToDictionary(d => d.Day, d => PathOf(t.Table, d.Day, Fingerprint(t.Table, d.Parts, parameters, placesHash))));
        var due = days.Where(d => wanted.Values.Any(w => w.TryGetValue(d.Day, out var file) && !File.Exists(file))).ToArray();
        var done = 0;
        progress(0, due.Length);
        foreach (var batch in due.Chunk(DaysAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.OpenEvents([.. batch.SelectMany(d => d.Parts)]);
            engine.Create("event", StepText.Render("event", engine.Dialect));
            Teleports.Mark(engine, places, parameters);
            foreach (var (table, _) in tables)
            {
                cancellation.ThrowIfCancellationRequested();
                LocalDate[] made = [.. batch.Select(d => d.Day).Where(wanted[table].ContainsKey)];
                if (made.Length > 0)
                {
                    engine.Create(table.Step, StepText.Render(table.Step, engine.Dialect, parameters));
                    Store(table, made, wanted[table]);
                    engine.Drop(table.Step);
                }
            }

            engine.Drop("event");
            Teleports.Forget(engine);
            progress(done += batch.Length, due.Length);
        }

        foreach (var (table, files) in wanted.Where(w => w.Value.Count > 0))
        {
            engine.OpenDays(table.Step, [.. files.OrderBy(f => f.Key).Select(f => f.Value)]);
        }

        return due.Length;
    }

    private string PathOf(DailyTable table, LocalDate day, string fingerprint) =>
        Path.Combine(Root, table.Step, DayFolder(day), fingerprint + ".parquet");

    private static string DayFolder(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"local_day={day:uuuu-MM-dd}");

    private string Fingerprint(
        DailyTable table, IReadOnlyList<string> parts, IReadOnlyDictionary<string, string> parameters, string placesHash)
    {
        var text = new StringBuilder(placesHash).Append('\n')
            .Append(StepText.Render("event", engine.Dialect)).Append('\n')
            .Append(Teleports.Text(engine, parameters)).Append('\n')
            .Append(StepText.Render(table.Step, engine.Dialect, parameters)).Append('\n');
        foreach (var part in parts.Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal))
        {
            text.Append(part).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    /// <summary>Writes a batch aside, then moves each day into place; older versions of a day go last.</summary>
    private void Store(DailyTable table, IReadOnlyList<LocalDate> days, Dictionary<LocalDate, string> wanted)
    {
        var aside = Path.Combine(folder.Temporary, $"{table.Step}-{Environment.ProcessId}");
        Forget(aside);
        Directory.CreateDirectory(aside);
        try
        {
            engine.SaveDays(table.Step, table.OrderBy, aside);
            foreach (var day in days)
            {
                Place(SavedDay(table, day, aside), wanted[day]);
            }
        }
        finally
        {
            Forget(aside);
        }
    }

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
