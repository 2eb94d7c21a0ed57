using System.Runtime.InteropServices;
using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>The accepted events of one file, by local day.</summary>
internal sealed class EventBuffer
{
    private readonly SortedDictionary<int, List<EventRow>> _days = [];
    private List<EventRow> _current = [];
    private int _currentDay = int.MinValue;

    public IEnumerable<int> Days => _days.Keys;

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
    }

    /// <summary>Sorts a day and drops rows with the same subscriber, time and cell as the row before.</summary>
    public ReadOnlySpan<EventRow> Distinct(int day, out long duplicates)
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

        duplicates = rows.Length - kept;
        return rows[..kept];
    }
}
