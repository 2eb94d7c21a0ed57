using System.Globalization;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>
/// Collects the events of one file and writes a sorted part for each local day. A file of usual size is sorted in
/// memory; of a bigger one, sorted runs go to disk and are merged.
/// </summary>
/// <param name="columns">Writes parts.</param>
/// <param name="sort">Sorts a day.</param>
/// <param name="folder">Takes the parts.</param>
/// <param name="rowsInMemory">Rows that are held at most.</param>
internal sealed class EventParts(PartColumns columns, EventSort sort, string folder, int rowsInMemory) : IDisposable
{
    private readonly EventBuffer _buffer = new();
    private readonly SortedRuns _runs = new(Path.Combine(folder, "runs"));
    private bool _spilled;

    public void Add(int day, EventRow row)
    {
        if (_buffer.Count >= rowsInMemory)
        {
            Spill();
        }

        _buffer.Add(day, row);
    }

    /// <summary>Writes the parts, in order of day.</summary>
    public IReadOnlyList<DayPart> Write()
    {
        Directory.CreateDirectory(folder);
        if (_spilled)
        {
            Spill();
            return [.. _runs.Days.Select(day => Write(day, _runs.Rows(day), part => _runs.Merge(day, part)))];
        }

        return
        [
            .. _buffer.Days.Select(day => Write(day, _buffer[day].Length, part =>
            {
                foreach (ref readonly var row in sort.Sort(_buffer[day]))
                {
                    part.Add(row);
                }
            })),
        ];
    }

    public void Dispose() => _runs.Dispose();

    private DayPart Write(int day, long rows, Action<PartColumns.Part> fill)
    {
        using var part = columns.Open(day, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{day}.parquet")), rows);
        fill(part);
        return part.Close();
    }

    private void Spill()
    {
        foreach (var day in _buffer.Days)
        {
            _runs.Add(day, sort.Sort(_buffer[day]));
        }

        _buffer.Clear();
        _spilled = true;
    }
}
