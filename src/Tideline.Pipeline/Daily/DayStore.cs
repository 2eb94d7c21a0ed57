using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Domain.Places;
using Tideline.Pipeline.Engine;
using Tideline.Projects;

namespace Tideline.Pipeline.Daily;

/// <summary>
/// Brings daily tables up to date. A day is kept under the hash of all it was made from, so that it is redone exactly when
/// its events, the cells or the step changed, and a run that was cut short continues where it stopped.
/// </summary>
public sealed class DayStore(ProjectFolder folder, IEngine engine, ClusterMap places)
{
    private const int DaysAtOnce = 28;

    /// <summary>Of event parts as they lie on disk: bounds the memory of a batch, whatever the operator's size, unless a day
    /// alone is more. DuckDB holds about 17 times as much while it works.</summary>
    private const long BytesAtOnce = 16_000_000;

    private readonly LakeDays _lake = new(folder, engine);

    /// <summary>Days of which events were deleted: they are opened as they are kept, and never made.</summary>
    public IReadOnlySet<LocalDate> DeletedDays { get; init; } = new HashSet<LocalDate>();

    /// <summary>Whether a table is also made for days before its first wanted one, while their events are there: once retention has
    /// deleted them, an emergency that is declared later could not have them made.</summary>
    public bool MakesEarlyDays { get; init; }

    /// <summary>Days that cannot be used: their events are gone, and a table that was asked for does not hold them as they would be made
    /// now. Made from nothing they would be days on which nobody was anywhere.</summary>
    public IReadOnlyList<LocalDate> Lost { get; private set; } = [];

    /// <summary>Fingerprint of each day of each table, as last brought up to date.</summary>
    public IReadOnlyDictionary<DailyTable, Dictionary<LocalDate, string>> Versions { get; private set; } =
        new Dictionary<DailyTable, Dictionary<LocalDate, string>>();

    /// <summary>How many days of a table are kept in the lake, whether or not they still hold.</summary>
    public static int KeptDays(ProjectFolder folder, DailyTable table) => LakeDays.Count(folder, table);

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
            t => days.Where(d => d.Day >= t.From || (MakesEarlyDays && !DeletedDays.Contains(d.Day)))
                .ToDictionary(d => d.Day, d => Fingerprint(t.Table, d.Parts, parameters, placesHash)));
        var whole = wanted.ToDictionary(w => w.Key, w => KeeperOf(w.Key).Whole(w.Key, w.Value));
        var due = days.Where(d => wanted.Any(w => w.Value.ContainsKey(d.Day) && !whole[w.Key].Contains(d.Day))).ToArray();
        Lost = [.. due.Select(d => d.Day).Where(DeletedDays.Contains)];
        due = [.. due.Where(d => !DeletedDays.Contains(d.Day))];
        foreach (var table in wanted.Values)
        {
            foreach (var day in Lost)
            {
                table.Remove(day);
            }
        }

        var done = 0;
        progress(0, due.Length);
        var apart = engine.AreApart([.. due.Select(d => d.Parts)]);
        foreach (var (step, batch) in due.Zip(apart).GroupBy(d => d.Second ? "event_apart" : "event", d => d.First).SelectMany(g => Batches(g).Select(b => (g.Key, b))))
        {
            cancellation.ThrowIfCancellationRequested();
            engine.OpenEvents([.. batch.SelectMany(d => d.Parts)]);
            engine.Create("event", StepText.Render(step, engine.Dialect));
            Teleports.Mark(engine, places, parameters);
            foreach (var (table, _) in tables)
            {
                cancellation.ThrowIfCancellationRequested();
                LocalDate[] made = [.. batch.Select(d => d.Day).Where(wanted[table].ContainsKey)];
                if (made.Length > 0)
                {
                    engine.Define(table.Step, StepText.Render(table.Step, engine.Dialect, parameters));
                    KeeperOf(table).Keep(table, made.ToDictionary(d => d, d => wanted[table][d]));
                    engine.Drop(table.Step);
                }
            }

            engine.Drop("event");
            Teleports.Forget(engine);
            progress(done += batch.Length, due.Length);
        }

        foreach (var (table, fingerprints) in wanted.Where(w => w.Value.Count > 0))
        {
            KeeperOf(table).Open(table, fingerprints);
        }

        Versions = wanted;
        return due.Length;
    }

    /// <summary>Days in order, few enough at once; a day of its own is never too big.</summary>
    private static IEnumerable<(LocalDate Day, IReadOnlyList<string> Parts)[]> Batches(
        IEnumerable<(LocalDate Day, IReadOnlyList<string> Parts)> days)
    {
        List<(LocalDate Day, IReadOnlyList<string> Parts)> batch = [];
        long bytes = 0;
        foreach (var day in days)
        {
            // Held events are no files, and the servers that hold them bound their own memory.
            var size = day.Parts.Select(p => new FileInfo(p)).Where(f => f.Exists).Sum(f => f.Length);
            if (batch.Count == DaysAtOnce || (batch.Count > 0 && bytes + size > BytesAtOnce))
            {
                yield return [.. batch];
                batch.Clear();
                bytes = 0;
            }

            batch.Add(day);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    /// <summary>Rows about single subscribers stay where the engine keeps them.</summary>
    private IDayKeeper KeeperOf(DailyTable table) => table.SubscriberLevel && engine.SubscriberDays is { } own ? own : _lake;

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
}
