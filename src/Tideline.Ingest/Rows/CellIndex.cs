using System.Text;
using NodaTime;
using Tideline.Projects.Reference;

namespace Tideline.Ingest.Rows;

/// <summary>Finds cells by their written id. Shared between threads; never changes.</summary>
internal sealed class CellIndex
{
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly (int From, int To)[][] _validity;

    public CellIndex(IReadOnlyList<CellRow> cells)
    {
        var groups = cells.GroupBy(c => c.Cell, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        Names = [.. groups.Select(g => g.Key)];
        _validity = [.. groups.Select(g => g.Select(c => (Day(c.ValidFrom, int.MinValue), Day(c.ValidTo, int.MaxValue))).ToArray())];
        _lookup = Names.Index().ToDictionary(n => Encoding.UTF8.GetBytes(n.Item), n => n.Index, ByteKeys.Comparer)
            .GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Cell ids in ordinal order; the position is the index.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool TryFind(ReadOnlySpan<byte> written, out int cell) => _lookup.TryGetValue(written, out cell);

    /// <summary>Whether the cell has a row for the local day or for the calendar date: operators date their network by
    /// the calendar, and the hours before the day's cut belong to both.</summary>
    public bool IsValid(int cell, int localDay, int calendarDay)
    {
        foreach (var (from, to) in _validity[cell])
        {
            if ((localDay >= from && localDay <= to) || (calendarDay >= from && calendarDay <= to))
            {
                return true;
            }
        }

        return false;
    }

    private static int Day(LocalDate? date, int otherwise) =>
        date is { } d ? Period.DaysBetween(new LocalDate(1970, 1, 1), d) : otherwise;
}
