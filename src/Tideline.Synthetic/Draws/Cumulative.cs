namespace Tideline.Synthetic.Draws;

/// <summary>A discrete distribution for drawing by its cumulated weights.</summary>
internal sealed class Cumulative
{
    private readonly double[] _upTo;

    /// <param name="weights">At least one; none negative, not all zero.</param>
    public Cumulative(IReadOnlyList<double> weights)
    {
        _upTo = new double[weights.Count];
        var sum = 0.0;
        for (var i = 0; i < weights.Count; i++)
        {
            sum += weights[i];
            _upTo[i] = sum;
        }
    }

    /// <summary>The index at which the share <paramref name="unit"/> in [0, 1) of all weight is passed.</summary>
    public int At(double unit)
    {
        var target = unit * _upTo[^1];
        int low = 0, high = _upTo.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_upTo[middle] > target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
