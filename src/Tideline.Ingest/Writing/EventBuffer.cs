using System.Runtime.InteropServices;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Accepted events of one file in memory, by local day.</summary>
internal sealed class EventBuffer
{
    private readonly SortedDictionary<int, List<EventRow>> _days = [];
    private List<EventRow> _current = [];
    private int _currentDay = int.MinValue;

    public int Count { get; private set; }

    public IEnumerable<int> Days => _days.Keys;

    public ReadOnlySpan<EventRow> this[int day] => CollectionsMarshal.AsSpan(_days[day]);

    public void Add(int day, EventRow row)
    {
        if (day != _currentDay)
        {
            _currentDay = day;
            if (!_days.TryGetValue(day, out _current!))
            {
                _days[day] = _current = [];
            }
        }

        _current.Add(row);
        Count++;
    }

    public void Clear()
    {
        _days.Clear();
        (_current, _currentDay, Count) = ([], int.MinValue, 0);
    }

    /// <summary>A day in the order of parts, without rows that have the same subscriber, time and cell as the one before.</summary>
    public ReadOnlySpan<EventRow> Distinct(int day)
    {
        var rows = CollectionsMarshal.AsSpan(_days[day]);
        rows.Sort(default(PartOrder));
        var kept = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (kept == 0 || default(PartOrder).Compare(rows[kept - 1], rows[i]) != 0)
            {
                rows[kept++] = rows[i];
            }
        }

        return rows[..kept];
    }
}
