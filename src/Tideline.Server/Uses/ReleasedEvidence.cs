using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Quality;
using Tideline.Server.Figures;
using Tideline.Server.Releases;

namespace Tideline.Server.Uses;

/// <summary>What the release itself tells of the quality of its figures.</summary>
internal sealed class ReleasedEvidence
{
    private readonly FigureSelection _selection;
    private readonly Dictionary<string, List<(LocalDate Day, double Share)>> _coverage = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, double?> _panel;

    public ReleasedEvidence(FigureSelection selection)
    {
        _selection = selection;
        _panel = selection.Table.Release.Manifest?.Scaling?.Coverage ?? new Dictionary<string, double?>(StringComparer.Ordinal);
        if (selection.Table.Find(Indicator.NetworkCoverage.Name) is { } table)
        {
            foreach (var row in table.Rows.Where(r => !double.IsNaN(r.Value)))
            {
                var area = table.Areas[row.Area];
                (_coverage.TryGetValue(area, out var days) ? days : _coverage[area] = []).Add((table.Periods[row.Period].Start, row.Value));
            }
        }
    }

    public FigureEvidence Of(in ReleasedRow row)
    {
        var (area, counterpart, period) = (_selection.AreaOf(row), _selection.CounterpartOf(row), _selection.PeriodOf(row));
        var value = Known(row.Value);
        return new(row.Status, _selection.Figures.Unit, value, Known(row.Lower), Known(row.Upper), Coverage(area, counterpart, period), Sample(value, area));
    }

    // A flow is seen at both ends: the worse counts, as for its status. A figure on the network itself is not seen through it.
    private double? Coverage(string area, string? counterpart, FigurePeriod period)
    {
        if (_selection.Figures.Indicator == Indicator.NetworkCoverage.Name)
        {
            return 1;
        }

        var here = Mean(area, period);
        return counterpart is null || !_selection.Table.Boundaries.Hierarchy.TryGet(counterpart, out _) ? here
            : here is { } one && Mean(counterpart, period) is { } other ? Math.Min(one, other) : null;
    }

    private double? Mean(string area, FigurePeriod period)
    {
        var days = _coverage.GetValueOrDefault(area) ?? [];
        var inside = days.Where(d => d.Day >= period.Start && d.Day <= period.End).Select(d => d.Share).ToList();
        return inside.Count > 0 ? inside.Average() : null;
    }

    // Persons of the panel among the people counted: by the share of the area, else of the first wider one that has it.
    private double? Sample(double? value, string area)
    {
        if (_selection.Figures.Unit is Unit.Share or Unit.Index)
        {
            return null;
        }

        for (string? pcode = area; pcode is not null; pcode = _selection.Table.Boundaries.Hierarchy.TryGet(pcode, out var found) ? found.Parent : null)
        {
            if (_panel.TryGetValue(pcode, out var share) && share is { } known)
            {
                return Math.Abs(value ?? 0) * known;
            }
        }

        return null;
    }

    private static double? Known(double number) => double.IsNaN(number) ? null : number;
}
