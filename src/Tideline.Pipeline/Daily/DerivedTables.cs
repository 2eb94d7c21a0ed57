using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Pipeline.Engine;
using Tideline.Projects;

namespace Tideline.Pipeline.Daily;

/// <summary>
/// Tables that are made from kept days and are kept themselves, by a day that names the period of a row: they are made
/// anew exactly when a day they come from, a place or a text of theirs changed.
/// </summary>
/// <param name="folder">The project.</param>
/// <param name="engine">Where the tables are.</param>
/// <param name="versions">Fingerprint of each day of <c>subscriber_day</c>; it stands for the places too.</param>
public sealed class DerivedTables(ProjectFolder folder, IEngine engine, IReadOnlyDictionary<LocalDate, string> versions)
{
    /// <summary>Brings a table up to date and opens it in the engine.</summary>
    /// <param name="table">The table; its rows have a <c>local_day</c>.</param>
    /// <param name="madeFrom">By the <c>local_day</c> of its rows all they come from, as text.</param>
    /// <param name="make">Makes the table of the step's name for some of the days that are due, in order; rows of other days
    /// are passed over.</param>
    /// <param name="daysAtOnce">Most days that are made at once: bounds the memory of making them.</param>
    /// <returns>Days that had to be made.</returns>
    public int Update(
        DailyTable table, IReadOnlyDictionary<LocalDate, string> madeFrom, Action<IReadOnlyList<LocalDate>> make, int daysAtOnce = int.MaxValue)
    {
        IDayKeeper keeper = table.SubscriberLevel && engine.SubscriberDays is { } own ? own : new LakeDays(folder, engine);
        var wanted = madeFrom.ToDictionary(m => m.Key, m => Fingerprint(m.Value));
        var whole = keeper.Whole(table, wanted);
        LocalDate[] due = [.. wanted.Keys.Where(d => !whole.Contains(d)).Order()];
        foreach (var batch in due.Chunk(Math.Min(daysAtOnce, Math.Max(1, due.Length))))
        {
            make(batch);
            keeper.Keep(table, batch.ToDictionary(d => d, d => wanted[d]));
            engine.Drop(table.Step);
        }

        keeper.Open(table, wanted);
        return due.Length;
    }

    /// <summary>What the days of a period are, as text: it changes when any row of them does. Days without events are left out.</summary>
    public string Days(LocalDate first, LocalDate last) => string.Concat(versions
        .Where(v => v.Key >= first && v.Key <= last).OrderBy(v => v.Key)
        .Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key:uuuu-MM-dd} {v.Value}\n")));

    /// <summary>Whether the day has events.</summary>
    public bool Has(LocalDate day) => versions.ContainsKey(day);

    /// <summary>What stands for a text that a table was made from.</summary>
    public static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
