using Tideline.Domain.Places;

namespace Tideline.Domain.Homes;

/// <summary>Counts the distinct weeks (from Monday) of days that come in order.</summary>
internal struct WeekCounter
{
    private int _last;

    public int Count { get; private set; }

    public void Add(int day)
    {
        var week = Day.Monday(day) + 1;
        Count += week == _last ? 0 : 1;
        _last = week;
    }
}
