using System.Globalization;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>
/// Collects the events of one file and writes a sorted part for each local day. A file of usual size is sorted in
/// memory, which is faster; a bigger one goes through the engine, which spills to disk.
/// </summary>
internal sealed class EventParts(PartWriter writer, int rowsInMemory)
{
    private readonly EventBuffer _buffer = new();
    private bool _spilled;

    public void Add(int day, EventRow row)
    {
        if (_buffer.Count >= rowsInMemory)
        {
            Spill();
        }

        _buffer.Add(day, row);
    }

    /// <summary>Writes the parts into a folder, in order of day.</summary>
    public IReadOnlyList<DayPart> Write(string folder)
    {
        if (_spilled)
        {
            Spill();
            return [.. writer.SpilledDays().Select(day => writer.WriteSpilled(day, PartOf(folder, day)))];
        }

        var parts = new List<DayPart>();
        foreach (var day in _buffer.Days)
        {
            var offered = _buffer[day].Length;
            var rows = _buffer.Distinct(day);
            var path = PartOf(folder, day);
            writer.WriteEvents(rows, path);
            parts.Add(Count(day, path, rows, offered - rows.Length));
        }

        return parts;
    }

    private void Spill()
    {
        foreach (var day in _buffer.Days)
        {
            writer.Spill(day, _buffer[day]);
        }

        _buffer.Clear();
        _spilled = true;
    }

    private static DayPart Count(int day, string path, ReadOnlySpan<EventRow> rows, int duplicates)
    {
        int last = 0, ambiguous = 0, skipped = 0;
        foreach (ref readonly var row in rows)
        {
            last = Math.Max(last, row.LocalSecond);
            ambiguous += row.Change == ClockChange.Ambiguous ? 1 : 0;
            skipped += row.Change == ClockChange.Skipped ? 1 : 0;
        }

        return new DayPart(day, path, rows.Length, duplicates, last, ambiguous, skipped);
    }

    private static string PartOf(string folder, int day) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{day}.parquet"));
}
