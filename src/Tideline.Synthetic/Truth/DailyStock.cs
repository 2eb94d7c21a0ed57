namespace Tideline.Synthetic.Truth;

/// <summary>Stocks by place and day, kept as their changes, so that a stay costs two additions however long it is.
/// Places without any stock take no room.</summary>
internal sealed class DailyStock(int places, int days)
{
    private readonly long[]?[] _change = new long[places][];

    /// <summary>Adds to the stock of a place on the days from first to last, inclusive; days outside the data are cut.</summary>
    public void Add(int place, int first, int last, long amount)
    {
        first = Math.Max(0, first);
        last = Math.Min(days - 1, last);
        if (first <= last)
        {
            var change = _change[place] ??= new long[days + 1];
            change[first] += amount;
            change[last + 1] -= amount;
        }
    }

    public void Add(DailyStock other)
    {
        for (var place = 0; place < _change.Length; place++)
        {
            if (other._change[place] is { } added)
            {
                var change = _change[place] ??= new long[days + 1];
                for (var day = 0; day < change.Length; day++)
                {
                    change[day] += added[day];
                }
            }
        }
    }

    /// <summary>The stock of a place on each day.</summary>
    public long[] Of(int place)
    {
        var stock = new long[days];
        if (_change[place] is { } change)
        {
            var sum = 0L;
            for (var day = 0; day < days; day++)
            {
                sum += change[day];
                stock[day] = sum;
            }
        }

        return stock;
    }
}
