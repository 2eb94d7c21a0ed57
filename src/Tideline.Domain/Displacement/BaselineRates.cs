namespace Tideline.Domain.Displacement;

/// <summary>
/// What ordinary travel would have shown: rates per panel day at the same lag, pooled over placebos by home district ×
/// stratum × week, under one set of unit weights.
/// </summary>
/// <remarks>Rates are corrected for how travel changed among homes that are not exposed (<see cref="ControlTravel"/>), by
/// kind of host, and for the season of their own (<see cref="SeasonalTravel"/>); spells change as days away do. A district's stratum without placebo panel days takes the stratum's rate over all districts. Weeks beyond the
/// reach of every placebo hold the last reached week's rates.</remarks>
internal sealed class BaselineRates
{
    private readonly FoldIndex _index;
    private readonly double[] _panel;
    private readonly double[,] _away;
    private readonly double[,] _control;
    private readonly double[,] _holiday;
    private readonly SeasonRates _season;
    private readonly double[] _episodes;
    private readonly Dictionary<(int Cell, int Host), double> _hosts = [];

    public BaselineRates(FoldIndex index, ReadOnlySpan<double> unitWeights)
    {
        _index = index;
        var cells = index.Districts + 1;
        _control = index.Control.Factors(unitWeights);
        _holiday = index.Control.HolidayFactors(unitWeights);
        _season = index.Season.Rates(unitWeights);
        (_panel, _away) = (new double[cells * index.Cells], new double[FoldIndex.HostKinds, cells * index.Cells]);
        var kinds = Episodes.Kinds.Count;
        _episodes = new double[cells * index.Cells * kinds];
        for (var r = 0; r < index.PlaceboRows.Length; r++)
        {
            ref readonly var row = ref index.PlaceboRows[r];
            var weight = unitWeights[row.Unit];
            if (weight == 0 || index.AreasOfDistrict[row.District].Length == 0)
            {
                continue;
            }

            foreach (var district in (ReadOnlySpan<int>)[row.District, index.Districts])
            {
                var cell = index.Cell(district, row.Stratum, row.Week);
                _panel[cell] += weight * row.Panel;
                for (var k = 0; k < kinds; k++)
                {
                    _episodes[(cell * kinds) + k] += weight * index.PlaceboEpisodes[(r * kinds) + k];
                }
            }
        }

        if (index.Frame.Schedule.Placebos.Count == 0)
        {
            AddReference();
        }

        foreach (var row in index.PlaceboHosts)
        {
            var weight = unitWeights[row.Unit];
            if (weight != 0)
            {
                var cell = index.Cell(row.District, row.Stratum, row.Week);
                _hosts[(cell, row.Host)] = _hosts.GetValueOrDefault((cell, row.Host)) + (weight * row.Days);
                _away[index.KindOfHost(row.Host), cell] += weight * row.Days;
                _away[index.KindOfHost(row.Host), index.Cell(index.Districts, row.Stratum, row.Week)] += weight * row.Days;
            }
        }
    }

    /// <summary>Share of panel days away.</summary>
    public double Away(int district, int stratum, int week)
    {
        var cell = CellOf(district, stratum, week);
        return _panel[cell] == 0 ? 0 : Math.Max(0, Usual(cell, stratum, week) + Seasonal(cell, district, stratum, week, 0) + Seasonal(cell, district, stratum, week, 1));
    }

    /// <summary>Episodes of a kind (index into <see cref="Episodes.Kinds"/>) per panel day.</summary>
    public double Episode(int kind, int district, int stratum, int week)
    {
        var cell = CellOf(district, stratum, week);
        var (away, all) = (_away[0, cell] + _away[1, cell], _season.Away[district, week, 0] + _season.Away[district, week, 1]);
        var usual = away == 0 ? 0 : Usual(cell, stratum, week) / away * _episodes[(cell * Episodes.Kinds.Count) + kind];
        if (all == 0)
        {
            return usual;
        }

        // Where the season's hosts are flooded too, as many of its spells do not begin as days are not spent there.
        var kept = (Seasonal(cell, district, stratum, week, 0) + Seasonal(cell, district, stratum, week, 1)) / all;
        return Math.Max(0, usual + (Math.Clamp(kept, 0, 1) * _season.Episodes[district, week, kind]));
    }

    /// <summary>The control's and the season's factor on days at a host in a week; already in <see cref="Away"/>, not in <see cref="Hosts"/>.</summary>
    public double Control(int host, int district, int stratum, int week)
    {
        var (kind, cell) = (_index.KindOfHost(host), CellOf(district, stratum, week));
        if (_index.Frame.IsLongHoliday(week))
        {
            var all = _away[0, cell] + _away[1, cell];
            return all == 0 ? 1 : Away(district, stratum, week) * _panel[cell] / all;
        }

        var seasonal = Seasonal(cell, district, stratum, week, kind);
        return seasonal == 0 || _away[kind, cell] == 0
            ? _control[kind, week]
            : _control[kind, week] + (seasonal * _panel[cell] / _away[kind, cell]);
    }

    /// <summary>Share of panel days away but for the season.</summary>
    private double Usual(int cell, int stratum, int week) => _panel[cell] == 0 ? 0 : _index.Frame.IsLongHoliday(week)
        ? 1 - ((1 - ((_away[0, cell] + _away[1, cell]) / _panel[cell])) * _holiday[stratum, week])
        : ((_control[0, week] * _away[0, cell]) + (_control[1, week] * _away[1, cell])) / _panel[cell];

    /// <summary>Share of panel days away that the season adds at a kind of host: of those whom ordinary travel leaves at home, and
    /// as travel to such hosts changed this year.</summary>
    private double Seasonal(int cell, int district, int stratum, int week, int kind) => _season.Away[district, week, kind] == 0
        ? 0
        : (1 - Usual(cell, stratum, week)) * (_index.Frame.IsLongHoliday(week) ? 1 : _control[kind, week]) * _season.Away[district, week, kind];

    /// <summary>Share of panel days away at each host, by (cell, host); cells as <see cref="FoldIndex.Cell"/>.</summary>
    public IEnumerable<(int District, int Stratum, int Week, int Host, double Rate)> Hosts()
    {
        foreach (var ((cell, host), days) in _hosts.OrderBy(h => h.Key.Cell).ThenBy(h => h.Key.Host))
        {
            var (district, stratum, week) = _index.SplitCell(cell);
            yield return (district, stratum, week, host, _panel[cell] == 0 ? 0 : days / _panel[cell]);
        }
    }

    /// <summary>Without any placebo: how the panel travelled in its own reference window, to hosts that are not told apart.</summary>
    private void AddReference()
    {
        var (frame, travel) = (_index.Frame, _index.Counts.ReferenceTravel);
        for (var area = 0; area < frame.Map.FinestAreas; area++)
        {
            for (var stratum = 0; stratum < _index.Strata; stratum++)
            {
                for (var week = 0; week < _index.Weeks; week++)
                {
                    foreach (var district in (ReadOnlySpan<int>)[_index.DistrictOfArea[area], _index.Districts])
                    {
                        var cell = _index.Cell(district, stratum, week);
                        _panel[cell] += travel.Days(area, stratum);
                        _away[1, cell] += travel.Away(area, stratum);
                    }
                }
            }
        }
    }

    /// <summary>The district's own cell at the week whose baseline is held, else the stratum's over all districts.</summary>
    private int CellOf(int district, int stratum, int week)
    {
        var held = Math.Min(week, _index.LastReachedWeek);
        var cell = _index.Cell(district, stratum, held);
        return _panel[cell] == 0 ? _index.Cell(_index.Districts, stratum, held) : cell;
    }
}
