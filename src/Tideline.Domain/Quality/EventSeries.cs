using NodaTime;

namespace Tideline.Domain.Quality;

/// <summary>The reference and judged days in order, by index.</summary>
internal sealed class DayIndex
{
    private readonly LocalDate[] _days;
    private readonly Dictionary<LocalDate, int> _index;
    private readonly int[][] _referenceByWeekday;

    public DayIndex(IReadOnlyCollection<LocalDate> reference, IReadOnlyCollection<LocalDate> judged)
    {
        _days = [.. reference.Concat(judged).Distinct().Order()];
        _index = _days.Select((day, i) => (day, i)).ToDictionary(p => p.day, p => p.i);
        Judged = [.. judged.Distinct().Order().Select(d => _index[d])];
        int[] all = [.. reference.Distinct().Order().Select(d => _index[d])];
        _referenceByWeekday = new int[8][];
        for (var weekday = 1; weekday <= 7; weekday++)
        {
            int[] same = [.. all.Where(i => (int)_days[i].DayOfWeek == weekday)];
            _referenceByWeekday[weekday] = same.Length > 0 ? same : all;
        }
    }

    public int Count => _days.Length;

    public IReadOnlyList<int> Judged { get; }

    public LocalDate this[int index] => _days[index];

    public int? IndexOf(LocalDate day) => _index.TryGetValue(day, out var i) ? i : null;

    public int Weekday(int index) => (int)_days[index].DayOfWeek;

    public int[] Reference(int weekday) => _referenceByWeekday[weekday];
}

/// <summary>Events of one cell or cluster on each day of a <see cref="DayIndex"/>, with its weekday medians.</summary>
internal sealed class EventSeries(int days)
{
    private readonly long[] _events = new long[days];
    private readonly double[] _medians = [-1, -1, -1, -1, -1, -1, -1, -1];

    public long this[int day] => _events[day];

    public void Add(int day, long events) => _events[day] = checked(_events[day] + events);

    /// <summary>Median over the reference days of the day's weekday; NaN where there is no reference day.</summary>
    public double Median(int day, DayIndex days)
    {
        var weekday = days.Weekday(day);
        if (_medians[weekday] is < 0)
        {
            _medians[weekday] = Medians.OfSorting([.. days.Reference(weekday).Select(i => _events[i])]);
        }

        return _medians[weekday];
    }
}
