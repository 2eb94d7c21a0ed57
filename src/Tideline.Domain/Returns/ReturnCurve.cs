using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>
/// Share of the displaced who are still away, have returned, and have settled elsewhere by each day since they were
/// displaced: Kaplan–Meier and, as returning and settling compete, Aalen–Johansen.
/// </summary>
/// <remarks>
/// The three shares of a day sum to 1. Losses are taken to be like those who stay at risk; where they are not (frailty that
/// drives both loss and return) the curve is wrong. Days after <see cref="Reach"/> have no value. Formulas: Kaplan and
/// Meier 1958; Greenwood 1926; Aalen and Johansen 1978. See docs/methods/returned-share.md.
/// </remarks>
public sealed class ReturnCurve
{
    /// <summary>Days at which the share returned is published.</summary>
    public static readonly IReadOnlyList<int> PublishedDays = [7, 14, 30, 60, 90];

    private readonly double[] _away;
    private readonly double[] _returned;
    private readonly double[] _settled;
    private readonly double[] _returnedVariance;
    private readonly double[] _awayVariance;
    private readonly double[] _effective;

    private ReturnCurve(int reach, double[] away, double[] returned, double[] settled, double[] awayVariance, double[] returnedVariance, double[] effective)
    {
        Reach = reach;
        (_away, _returned, _settled) = (away, returned, settled);
        (_awayVariance, _returnedVariance, _effective) = (awayVariance, returnedVariance, effective);
    }

    /// <summary>Last day that the data reach: the last one with somebody at risk; every day of the table once nobody is away.</summary>
    public int Reach { get; }

    /// <summary>Days until half had returned or settled.</summary>
    public MedianTime Median
    {
        get
        {
            var day = Enumerable.Range(0, Reach + 1).FirstOrDefault(t => _away[t] <= 0.5, -1);
            return day < 0 ? new(Reach, false) : new(day, true);
        }
    }

    /// <summary>The curve of a table.</summary>
    public static ReturnCurve Of(SurvivalTable table)
    {
        var days = table.Longest + 1;
        var (away, returned, settled) = (new double[days], new double[days], new double[days]);
        var (awayVariance, returnedVariance) = (new double[days], new double[days]);
        var (atRisk, effective) = table.Risk();
        away[0] = 1;
        var (greenwood, reach) = (0.0, 0);
        var incidence = new IncidenceVariance();
        for (var t = 1; t < days; t++)
        {
            (away[t], returned[t], settled[t]) = (away[t - 1], returned[t - 1], settled[t - 1]);
            if (effective[t] > 0)
            {
                var home = table.Ended(SpellEnding.Returned, t) / atRisk[t];
                var elsewhere = table.Ended(SpellEnding.Settled, t) / atRisk[t];
                returned[t] += away[t - 1] * home;
                settled[t] += away[t - 1] * elsewhere;
                // A day that ends every spell leaves nobody, not the rest of a division.
                var left = home + elsewhere > 1 - 1e-12 ? 0 : 1 - home - elsewhere;
                away[t] *= left;
                reach = t;
                greenwood += left == 0 ? double.PositiveInfinity : (home + elsewhere) / (effective[t] * left);
                incidence.Add(returned[t], away[t - 1], home, home + elsewhere, effective[t]);
            }

            awayVariance[t] = away[t] == 0 ? 0 : away[t] * away[t] * greenwood;
            returnedVariance[t] = incidence.At(returned[t]);
        }

        return new(
            away[reach] == 0 ? table.Longest : reach, away, returned, settled, awayVariance, returnedVariance, effective);
    }

    /// <summary>Share still away after a day; null where the data do not reach it.</summary>
    public double? Away(int day) => Reaches(day) ? _away[day] : null;

    /// <summary>Share returned by a day; null where the data do not reach it.</summary>
    public double? Returned(int day) => Reaches(day) ? _returned[day] : null;

    /// <summary>Share settled elsewhere by a day; null where the data do not reach it.</summary>
    public double? Settled(int day) => Reaches(day) ? _settled[day] : null;

    /// <summary>Greenwood's variance of <see cref="Away"/>.</summary>
    public double? AwayVariance(int day) => Reaches(day) ? _awayVariance[day] : null;

    /// <summary>Variance of <see cref="Returned"/>; Greenwood's where nobody settles.</summary>
    public double? ReturnedVariance(int day) => Reaches(day) ? _returnedVariance[day] : null;

    /// <summary>Central interval of the share returned, on the scale log(−log(1 − share)), so that it stays between 0 and 1.</summary>
    /// <param name="day">Days since displacement.</param>
    /// <param name="z">Standard normal quantile: 1.2816 for 80%, 1.9600 for 95%.</param>
    /// <returns>Null where the data do not reach the day. Where nobody or everybody has returned, the open end is that of
    /// an exact binomial.</returns>
    public Interval? ReturnedInterval(int day, double z)
    {
        if (!Reaches(day))
        {
            return null;
        }

        var stay = 1 - _returned[day];
        if (stay is > 1e-12 and < 1 - 1e-12)
        {
            var spread = z * Math.Sqrt(_returnedVariance[day]) / (stay * Math.Abs(Math.Log(stay)));
            return new(1 - Math.Pow(stay, Math.Exp(-spread)), 1 - Math.Pow(stay, Math.Exp(spread)));
        }

        var seen = Enumerable.Range(1, day).Select(t => _effective[t]).Where(n => n > 0).DefaultIfEmpty(1).Min();
        var tail = Math.Pow(Quantiles.NormalTail(z), 1 / seen);
        return stay < 0.5 ? new(tail, 1) : new(0, 1 - tail);
    }

    private bool Reaches(int day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(day);
        return day <= Reach;
    }
}
