using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Engines.DuckDb;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Countries;

/// <summary>An accepted event, as a file delivered it.</summary>
/// <param name="File">Number of the file: two files can deliver the same event.</param>
/// <param name="Day">Local days since <see cref="CellEvents.First"/>.</param>
/// <param name="Second">Of the local day, by the clock.</param>
/// <param name="Fold">Hours by which the clock had been set back: the same second comes twice.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellEvent(int File, ulong Subscriber, int Day, int Second, string Cell, int Fold = 0);

/// <summary>Writes events as ingest does: one Parquet part for each file and local day.</summary>
internal static class CellEvents
{
    public static readonly LocalDate First = new(2025, 7, 10);

    /// <returns>Local days that have events, with their parts.</returns>
    public static IReadOnlyList<(LocalDate Day, IReadOnlyList<string> Parts)> Write(IReadOnlyCollection<CellEvent> events, string folder)
    {
        using var engine = new DuckDbEngine(new DuckDbLimits(Path.GetTempPath()) { MemoryBytes = 1_000_000_000 });
        engine.Load(
            "delivered",
            [
                ("file", ColumnType.Integer), ("subscriber", ColumnType.UnsignedBigInteger), ("local_day", ColumnType.Date),
                ("local_second", ColumnType.Integer), ("cell", ColumnType.Text), ("fold", ColumnType.Integer),
            ],
            events.Select(e => new object[] { e.File, e.Subscriber, First.PlusDays(e.Day).ToDateOnly(), e.Second, e.Cell, e.Fold }));
        foreach (var file in events.Select(e => e.File).Distinct())
        {
            var name = NameOf(events.Where(e => e.File == file));
            var aside = Directory.CreateDirectory(Path.Combine(folder, "aside")).FullName;
            engine.Create("part", string.Create(CultureInfo.InvariantCulture, $"""
                select distinct subscriber, cast(local_day as timestamp) + to_seconds(local_second + 3600 * fold) as "at", local_second, cell, local_day
                from delivered where file = {file}
                """));
            engine.SaveDays("part", "subscriber, \"at\", cell", aside);
            foreach (var day in Directory.GetDirectories(aside))
            {
                var target = Path.Combine(folder, Path.GetFileName(day));
                Directory.CreateDirectory(target);
                File.Move(Directory.GetFiles(day).Single(), Path.Combine(target, name + ".parquet"), overwrite: true);
            }

            Directory.Delete(aside, recursive: true);
        }

        return
        [
            .. events.Select(e => e.Day).Distinct().Order().Select(First.PlusDays).Select(day => (
                day,
                (IReadOnlyList<string>)[.. Directory.GetFiles(Path.Combine(folder, $"local_day={day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}")).Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>A file is named by what it holds.</summary>
    private static string NameOf(IEnumerable<CellEvent> events) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events))))[..16];
}
