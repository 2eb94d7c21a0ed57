namespace Tideline.Exchange.Joint.Parts;

/// <summary>A logarithmic axis from a power of ten at or below the least to one at or above the most number of people.</summary>
internal sealed class LogAxis
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _left;
    private readonly double _width;

    /// <param name="numbers">Numbers of people; those below 10 stand at its beginning.</param>
    public LogAxis(IEnumerable<decimal> numbers, double left, double width)
    {
        (_left, _width) = (left, width);
        List<double> shown = [.. numbers.Select(n => (double)n).Where(n => n >= 10)];
        _from = shown.Count == 0 ? 1 : Math.Floor(Math.Log10(shown.Min()));
        _to = Math.Max(_from + 1, shown.Count == 0 ? 2 : Math.Ceiling(Math.Log10(shown.Max())));
        Ticks = [.. Enumerable.Range((int)_from, (int)(_to - _from) + 1).Select(e => (decimal)Math.Pow(10, e))];
    }

    /// <summary>Powers of ten.</summary>
    public IReadOnlyList<decimal> Ticks { get; }

    public double At(decimal number) =>
        _left + (_width * (Math.Clamp(number < 1 ? _from : Math.Log10((double)number), _from, _to) - _from) / (_to - _from));
}
