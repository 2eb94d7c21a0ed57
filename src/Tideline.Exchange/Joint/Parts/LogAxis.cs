namespace Tideline.Exchange.Joint.Parts;

/// <summary>A logarithmic axis that holds all numbers, with ticks at powers of ten, or at 1, 2 and 5 times them where these would be few.</summary>
internal sealed class LogAxis
{
    private const double Margin = 0.04;
    private const int Few = 2;
    private readonly double _from;
    private readonly double _to;
    private readonly double _left;
    private readonly double _width;

    /// <param name="numbers">Numbers of people; those below 10 stand at its beginning.</param>
    public LogAxis(IEnumerable<decimal> numbers, double left, double width)
    {
        (_left, _width) = (left, width);
        List<double> shown = [.. numbers.Select(n => (double)n).Where(n => n >= 10)];
        _from = shown.Count == 0 ? 1 : Math.Log10(shown.Min()) - Margin;
        _to = Math.Max(_from + 1, shown.Count == 0 ? 2 : Math.Log10(shown.Max()) + Margin);
        var powers = Within([1]);
        Ticks = powers.Count > Few ? powers : Within([1, 2, 5]);
    }

    /// <summary>In their order.</summary>
    public IReadOnlyList<decimal> Ticks { get; }

    private List<decimal> Within(decimal[] steps) =>
    [
        .. Enumerable.Range(0, 10).SelectMany(e => steps.Select(s => s * (decimal)Math.Pow(10, e))).Where(t => Math.Log10((double)t) >= _from && Math.Log10((double)t) <= _to),
    ];

    public double At(decimal number) =>
        _left + (_width * (Math.Clamp(number < 1 ? _from : Math.Log10((double)number), _from, _to) - _from) / (_to - _from));
}
