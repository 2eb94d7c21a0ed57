using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>
/// The displaced stock of each home district on each day since evacuation began, and the newly displaced of the day: what a
/// projection is fitted to.
/// </summary>
/// <remarks>After the weeks of new displacement there is no inflow. Days are estimated like weeks, d = (g − b)/(1 − b) by finest area and stratum, b at the same lag from placebos, and
/// are then scaled so that the mean of a week's days is the stock that was estimated for the week; the corrections that need
/// hosts or replicates enter with it. Where the two differ by more than a factor of two, they are shifted instead.</remarks>
internal sealed class DailyStocks
{
    private readonly FoldIndex _index;
    private readonly int _first;
    private readonly double[,,] _baseline;

    /// <param name="displacement">Counts and point estimate.</param>
    public DailyStocks(DisplacementCubes displacement)
    {
        _index = displacement.Index;
        var live = _index.Frame.Schedule.Live;
        _first = live.EvacuationStarts - live.FirstWeek;
        _baseline = Baseline();
        Districts = [.. Enumerable.Range(0, _index.Districts).Select(
            d => _index.AreasOfDistrict[d].Length == 0 ? null : Series(displacement, d))];
    }

    /// <summary>By district; null where no home is exposed. Time 0 is the start of evacuation.</summary>
    public IReadOnlyList<StockSeries?> Districts { get; }

    /// <summary>Week of the live onset in which an observation of a series lies.</summary>
    public int WeekOf(int observation) => (_first + observation) / 7;

    private StockSeries Series(DisplacementCubes displacement, int district)
    {
        var (daily, point) = (_index.Counts.Daily, displacement.Replicates.Point);
        var (stocks, inflow) = (new double[daily.Days - _first], new double[daily.Days - _first]);
        foreach (var area in _index.AreasOfDistrict[district])
        {
            for (var day = _first; day < daily.Days; day++)
            {
                var (members, displaced) = (0.0, 0.0);
                for (var s = 0; s < _index.Strata; s++)
                {
                    double away = daily[DailyState.Away, 0, area, s, day], panel = away + daily[DailyState.Home, 0, area, s, day];
                    var b = Math.Min(0.95, Usual(district, s, day));
                    members += panel;
                    displaced += (away - (b * panel)) / (1 - b);
                }

                stocks[day - _first] += members == 0 ? 0 : displacement.Population[area] * displaced / members;
            }
        }

        for (var week = 0; week < _index.Weeks; week++)
        {
            var (from, to) = (Math.Max(_first, 7 * week), (7 * week) + 7);
            var stock = _index.AreasOfDistrict[district].Sum(a => point.Stock(a, week)) * 7 / (to - from);
            var begun = _index.AreasOfDistrict[district].Sum(a => point.Begun(a, week)) / (to - from);
            var mean = stocks.AsSpan(from - _first, to - from).ToArray().Average();
            var ratio = mean == 0 ? 0 : stock / mean;
            for (var day = from; day < to; day++)
            {
                var at = day - _first;
                stocks[at] = ratio is > 0.5 and < 2 ? ratio * stocks[at] : stocks[at] + stock - mean;
                inflow[at] = week > _index.Frame.LastNewWeek ? 0 : begun;
            }
        }

        return StockSeries.Daily(stocks, inflow);
    }

    private double Usual(int district, int stratum, int day)
    {
        var held = Math.Min(day, (7 * _index.LastReachedWeek) + (day % 7));
        var own = _baseline[district, stratum, held];
        return double.IsNaN(own) ? _baseline[_index.Districts, stratum, held] : own;
    }

    /// <summary>Share away by district (the last: all) × stratum × day over the placebos that reach the day; NaN without any.</summary>
    private double[,,] Baseline()
    {
        var (frame, daily) = (_index.Frame, _index.Counts.Daily);
        var (away, panel) = (new double[_index.Districts + 1, _index.Strata, daily.Days], new double[_index.Districts + 1, _index.Strata, daily.Days]);
        for (var onset = 1; onset < frame.Onsets.Count; onset++)
        {
            for (var area = 0; area < _index.DistrictOfArea.Length; area++)
            {
                for (var s = 0; s < _index.Strata; s++)
                {
                    for (var day = 0; day < daily.Days && frame.Schedule.Reaches(frame.Onsets[onset], day / 7); day++)
                    {
                        double gone = daily[DailyState.Away, onset, area, s, day], all = gone + daily[DailyState.Home, onset, area, s, day];
                        foreach (var district in (ReadOnlySpan<int>)[_index.DistrictOfArea[area], _index.Districts])
                        {
                            away[district, s, day] += gone;
                            panel[district, s, day] += all;
                        }
                    }
                }
            }
        }

        var shares = new double[_index.Districts + 1, _index.Strata, daily.Days];
        for (var district = 0; district <= _index.Districts; district++)
        {
            for (var s = 0; s < _index.Strata; s++)
            {
                for (var day = 0; day < daily.Days; day++)
                {
                    shares[district, s, day] = panel[district, s, day] > 0 ? away[district, s, day] / panel[district, s, day]
                        : district == _index.Districts ? 0 : double.NaN;
                }
            }
        }

        return shares;
    }
}
