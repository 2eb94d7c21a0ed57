namespace Tideline.Synthetic.Truth;

/// <summary>Stocks by place and day, kept as their changes, so that a stay costs two additions however long it is.</summary>
internal sealed class DailyStock(int places, int days)
{
    private readonly long[] _change = new long[places * (days + 1)];

    /// <summary>Adds to the stock of a place on the days from first to last, inclusive; days outside the data are cut.</summary>
    public void Add(int place, int first, int last, long amount)
    {
        first = Math.Max(0, first);
        last = Math.Min(days - 1, last);
        if (first <= last)
        {
            _change[(place * (days + 1)) + first] += amount;
            _change[(place * (days + 1)) + last + 1] -= amount;
        }
    }

    public void Add(DailyStock other)
    {
        for (var i = 0; i < _change.Length; i++)
        {
            _change[i] += other._change[i];
        }
    }

    /// <summary>The stock of a place on each day.</summary>
    public long[] Of(int place)
    {
        var stock = new long[days];
        var sum = 0L;
        for (var day = 0; day < days; day++)
        {
            sum += _change[(place * (days + 1)) + day];
            stock[day] = sum;
        }

        return stock;
    }
}
