namespace Tideline.Domain.Displacement;

/// <summary>
/// From the fold's integers to people: the excess rate d = (g − b)/(1 − b) by stratum, summed over strata and scaled by
/// the home area's population over its panel.
/// </summary>
/// <remarks>
/// Someone displaced would also have travelled, so g = d + (1 − d) b and g − b alone is biased low. Flows and spells obey
/// the same law: what is seen is the displaced plus (1 − d) of what ordinary travel shows. The host sums of a home equal
/// its stock exactly. Formulas: docs/methods/displaced-stock.md.
/// </remarks>
internal sealed class ExcessEstimator
{
    private readonly FoldIndex _index;
    private readonly double[] _population;

    /// <param name="index">The fold's rows.</param>
    /// <param name="population">People by finest area.</param>
    public ExcessEstimator(FoldIndex index, double[] population)
    {
        _index = index;
        _population = population;
    }

    /// <summary>Estimates under one set of unit weights.</summary>
    /// <param name="unitWeights">Weight by sampling unit; all 1 for the point estimate.</param>
    /// <param name="baselineFactor">Factor on ordinary travel by district × week (index.Districts × Weeks), 1 for the
    /// point estimate; carries the variation between placebos that sampling does not explain.</param>
    public DisplacementFigures Estimate(ReadOnlySpan<double> unitWeights, ReadOnlySpan<double> baselineFactor)
    {
        var (areas, weeks, strata) = (_index.Frame.Map.FinestAreas, _index.Weeks, _index.Strata);
        var baseline = new BaselineRates(_index, unitWeights);
        var panel = new double[areas * strata * weeks];
        var away = new double[panel.Length];
        var kinds = Episodes.Kinds.Count;
        var episodes = new double[panel.Length * kinds];
        for (var r = 0; r < _index.LiveRows.Length; r++)
        {
            ref readonly var row = ref _index.LiveRows[r];
            var weight = unitWeights[row.Unit];
            var at = (((row.Area * strata) + row.Stratum) * weeks) + row.Week;
            panel[at] += weight * row.Panel;
            away[at] += weight * _index.Occupation.Factor(row.District, row.Week) * row.Away;
            for (var k = 0; k < kinds; k++)
            {
                episodes[(at * kinds) + k] += weight * _index.LiveEpisodes[(r * kinds) + k];
            }
        }

        var figures = new DisplacementFigures(areas, _index.Districts, weeks);
        var scale = new double[areas * weeks];
        var ordinary = new double[panel.Length];
        var usual = new double[panel.Length];
        for (var area = 0; area < areas; area++)
        {
            if (!_index.Frame.Exposed[area])
            {
                continue;
            }

            for (var week = 0; week < weeks; week++)
            {
                double members = 0;
                for (var s = 0; s < strata; s++)
                {
                    members += panel[(((area * strata) + s) * weeks) + week];
                }

                scale[(area * weeks) + week] = members == 0 ? 0 : _population[area] / members;
                AddArea(figures, area, week, baseline, baselineFactor, scale[(area * weeks) + week]);
            }
        }

        AddHosts(figures, unitWeights, baseline, baselineFactor, scale, ordinary, usual);
        return figures;

        void AddArea(
            DisplacementFigures into, int area, int week, BaselineRates rates, ReadOnlySpan<double> factors, double people)
        {
            var district = _index.DistrictOfArea[area];
            var factor = factors[(district * weeks) + week];
            for (var s = 0; s < strata; s++)
            {
                var at = (((area * strata) + s) * weeks) + week;
                var b = Math.Min(0.95, factor * rates.Away(district, s, week));
                var displaced = (away[at] - (b * panel[at])) / (1 - b);
                ordinary[at] = panel[at] - displaced;
                usual[at] = b * ordinary[at];
                into.Stock(area, week) += people * displaced;
                for (var k = 0; k < kinds; k++)
                {
                    var excess = episodes[(at * kinds) + k] - (ordinary[at] * factor * rates.Episode(k, district, s, week));
                    into.Episode(k, area, week) += people * (Episodes.IsStock(Episodes.Kinds[k]) ? 1 : 7) * excess;
                }
            }
        }
    }

    /// <summary>Spreads each home district's stock over its hosts: days seen there less ordinary travel there, by the shares
    /// of the weeks around (<see cref="HostShares"/>).</summary>
    private void AddHosts(
        DisplacementFigures figures,
        ReadOnlySpan<double> unitWeights,
        BaselineRates baseline,
        ReadOnlySpan<double> baselineFactor,
        double[] scale,
        double[] ordinary,
        double[] usual)
    {
        var weeks = _index.Weeks;
        var outside = _index.DistrictOfArea.Length;
        var shares = new HostShares(_index.Districts, outside + 1, weeks);
        foreach (var row in _index.LiveHosts)
        {
            var weight = unitWeights[row.Unit];
            if (weight != 0)
            {
                shares.Add(row.District, Math.Min(row.Host, outside), row.Week, scale[(row.Area * weeks) + row.Week] * weight * _index.Occupation.Factor(row.District, row.Week) * row.Days);
            }
        }

        foreach (var (district, stratum, reached, host, rate) in baseline.Hosts())
        {
            foreach (var area in _index.AreasOfDistrict[district])
            {
                var last = reached == _index.LastReachedWeek ? weeks - 1 : reached;
                for (var week = reached; week <= last; week++)
                {
                    var at = (((area * _index.Strata) + stratum) * weeks) + week;
                    var there = baselineFactor[(district * weeks) + week] * baseline.Control(host, district, stratum, week) * rate * ordinary[at];
                    usual[at] -= there;
                    shares.Add(district, Math.Min(host, outside), week, -scale[(area * weeks) + week] * there);
                }
            }
        }

        // Ordinary travel whose hosts are not known (a stratum that borrows another district's rate) goes to no area,
        // so that the hosts of a home still sum to its stock.
        for (var at = 0; at < usual.Length; at++)
        {
            var (area, week) = (at / (weeks * _index.Strata), at % weeks);
            if (_index.Frame.Exposed[area] && usual[at] != 0)
            {
                shares.Add(_index.DistrictOfArea[area], outside, week, -scale[(area * weeks) + week] * usual[at]);
            }
        }

        var parameters = _index.Frame.Parameters;
        foreach (var (district, host, week, people) in shares.Spread(parameters.HostWeeksBefore, parameters.HostWeeksAfter))
        {
            figures.Hosted(host, week) += people;
            figures.Flow(district, host < outside ? _index.DistrictOfArea[host] : _index.Districts, week) += people;
        }
    }
}
