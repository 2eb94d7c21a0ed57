using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>
/// Spells of displacement by whole days since each began: the weight that came under observation, that returned, settled
/// elsewhere, or went out of sight. Adding two tables gives the table of both groups, in any order.
/// </summary>
/// <remarks>
/// Whoever is found late enters late: at risk from the day after. Who leaves on a day was at risk on it, and endings come
/// before losses of the same day. Weights may be any real numbers, since ordinary travel is taken off
/// (<see cref="Add(SurvivalTable, double)"/> with a negative factor); squared weights always add up, because errors do.
/// </remarks>
public sealed class SurvivalTable
{
    private static readonly int Endings = Enum.GetValues<SpellEnding>().Length;

    private readonly double[] _entered;
    private readonly double[][] _ended;
    private readonly double[] _enteredSquares;
    private readonly double[] _leftSquares;

    /// <param name="longest">The longest spell that the data could show, in days; at least 1.</param>
    public SurvivalTable(int longest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        Longest = longest;
        _entered = new double[longest + 1];
        _enteredSquares = new double[longest + 1];
        _leftSquares = new double[longest + 1];
        _ended = [.. Enumerable.Range(0, Endings).Select(_ => new double[longest + 1])];
    }

    /// <summary>The longest spell that the table holds, in days.</summary>
    public int Longest { get; }

    /// <summary>Weight of all spells.</summary>
    public double Total => _entered.Sum();

    /// <summary>Adds spells of the same weight, seen from one day of their clock to another.</summary>
    /// <param name="entry">Days since the spell began when it came under observation; 0 unless found late.</param>
    /// <param name="day">Days since it began when it ended; after <paramref name="entry"/>.</param>
    /// <param name="ending">How.</param>
    /// <param name="weight">People or subscribers that one spell stands for.</param>
    /// <param name="spells">Number of such spells.</param>
    public void Add(int entry, int day, SpellEnding ending, double weight = 1, long spells = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entry);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(day, entry);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, Longest);
        _entered[entry] += weight * spells;
        _ended[(int)ending][day] += weight * spells;
        _enteredSquares[entry] += weight * weight * spells;
        _leftSquares[day] += weight * weight * spells;
    }

    /// <summary>Adds another table's spells times a factor; a negative one takes them off.</summary>
    public void Add(SurvivalTable other, double factor = 1)
    {
        if (other.Longest > Longest)
        {
            throw new ArgumentException($"A table of {Longest} days cannot take one of {other.Longest}.", nameof(other));
        }

        for (var day = 0; day <= other.Longest; day++)
        {
            _entered[day] += factor * other._entered[day];
            _enteredSquares[day] += factor * factor * other._enteredSquares[day];
            _leftSquares[day] += factor * factor * other._leftSquares[day];
            for (var e = 0; e < Endings; e++)
            {
                _ended[e][day] += factor * other._ended[e][day];
            }
        }
    }

    /// <summary>Weight of the spells that ended so on that day of their clock.</summary>
    public double Ended(SpellEnding ending, int day) => _ended[(int)ending][day];

    /// <summary>Weight under observation just before that day's endings: begun or found earlier, not ended before.</summary>
    public double AtRisk(int day) => Risk().Weight[day];

    /// <summary>Number of equal spells that would give a sum of weights the same error: (Σw)² / Σw² of those at risk; 0 where
    /// nobody is.</summary>
    public double EffectiveAtRisk(int day) => Risk().Effective[day];

    /// <summary><see cref="AtRisk"/> and <see cref="EffectiveAtRisk"/> of every day, in one pass.</summary>
    internal (double[] Weight, double[] Effective) Risk()
    {
        const double nobody = 1e-9;
        var (weights, effective) = (new double[Longest + 1], new double[Longest + 1]);
        var (weight, squares, least) = (0.0, 0.0, nobody * Math.Abs(Total));
        for (var day = 1; day <= Longest; day++)
        {
            weight += _entered[day - 1] - _ended.Sum(e => e[day - 1]);
            squares += _enteredSquares[day - 1] - _leftSquares[day - 1];
            weights[day] = Math.Abs(weight) <= least ? 0 : weight;
            effective[day] = weight <= least || squares <= 0 ? 0 : weight * weight / squares;
        }

        return (weights, effective);
    }
}
