using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Accepted events of one file in memory, by local day.</summary>
internal sealed class EventBuffer
{
    private const int FirstRows = 1024;

    private readonly SortedDictionary<int, Day> _days = [];
    private Day _current = new();
    private int _currentDay = int.MinValue;

    public int Count { get; private set; }

    public IEnumerable<int> Days => _days.Keys;

    /// <summary>The rows of a day, as they came.</summary>
    public ReadOnlySpan<EventRow> this[int day] => _days[day].Rows.AsSpan(0, _days[day].Count);

    public void Add(int day, EventRow row)
    {
        if (day != _currentDay)
        {
            _currentDay = day;
            if (!_days.TryGetValue(day, out _current!))
            {
                _days[day] = _current = new Day { Rows = new EventRow[FirstRows] };
            }
        }

        if (_current.Count == _current.Rows.Length)
        {
            Array.Resize(ref _current.Rows, _current.Count * 2);
        }

        _current.Rows[_current.Count++] = row;
        Count++;
    }

    public void Clear()
    {
        _days.Clear();
        (_current, _currentDay, Count) = (new(), int.MinValue, 0);
    }

    private sealed class Day
    {
        public EventRow[] Rows = [];
        public int Count;
    }
}
