using System.Runtime.InteropServices;
using NodaTime;
using Tideline.Attack.Published;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Release.Files;

namespace Tideline.Proof.Disclosure.Judging;

/// <summary>What really stands behind a figure.</summary>
/// <param name="Value">Unrounded number of people.</param>
/// <param name="Contributors">Distinct subscribers.</param>
/// <param name="PeoplePerSubscriber">How many people one contributor of this figure stands for.</param>
/// <param name="Ordinary">People taken away from those seen, as ordinarily away: the value may be so far below 0.</param>
/// <param name="Sketch">Who they are, as far as the method keeps it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TrueFigure(double Value, long Contributors, double PeoplePerSubscriber, double Ordinary, ContributorSketch? Sketch)
{
    /// <summary>At least so many subscribers differ between two figures.</summary>
    public long ChangedAtLeast(TrueFigure other) => Math.Max(
        Math.Abs(Contributors - other.Contributors),
        Sketch is { } own && other.Sketch is { } others ? own.ChangedAtLeast(others) : 0);
}

/// <summary>The figures of one release before disclosure control.</summary>
/// <remarks>What the gate publishes once stands: then the figure is about the records of its first release, see <see cref="After"/>.</remarks>
internal sealed class Truth
{
    private readonly Truth? _before;
    private readonly HashSet<(string Indicator, string Unit, LocalDate Start, LocalDate End)> _tables = [];
    private readonly Dictionary<RowKey, TrueFigure> _figures = [];
    private readonly Dictionary<string, double> _homes = [];
    private readonly Dictionary<(string Indicator, string Unit), double> _least = [];

    public Truth(IReadOnlyList<Cube> cubes)
    {
        foreach (var cube in cubes)
        {
            var name = (cube.Indicator.Name, cube.Indicator.Unit.Word());
            double[] weights = [.. cube.Cells.Select(c => c.Estimate.Weight).Where(IsWeight)];
            _least[name] = weights.DefaultIfEmpty(1).Min();
            foreach (var cell in cube.Cells.Where(_ => cube.Indicator == Indicator.DisplacedStock || cube.Indicator == Indicator.EverDisplaced))
            {
                if (IsWeight(cell.Estimate.Weight))
                {
                    _homes[cell.Area] = cell.Estimate.Weight;
                }
            }
        }

        foreach (var cube in cubes)
        {
            foreach (var cell in cube.Cells)
            {
                var e = cell.Estimate;
                var key = new RowKey(cube.Indicator.Name, cube.Indicator.Unit.Word(), cell.Area, cell.CounterpartArea, cell.Start, cell.End);
                // A change may be small though many contribute: what one of them stands for is then the area's weight.
                var seen = (e.Daily ?? e.Contributors) * e.Weight;
                var own = cube.Indicator != Indicator.DisplacedChange && seen > 0 && e.Contributors > 0 ? seen / e.Contributors : e.Weight;
                _figures[key] = new(e.Value, e.Contributors, IsWeight(own) ? own : WeightOf(key), double.IsFinite(e.Value) ? seen - e.Value : 0, cell.Sketch);
                if (cube.Indicator != Indicator.ReturnedShare && cube.Indicator != Indicator.ProjectedDisplaced)
                {
                    _tables.Add(TableOf(key));
                }
            }
        }
    }

    private Truth(Truth before, Truth now)
    {
        (_before, _figures, _homes, _least) = (before, now._figures, now._homes, now._least);
        _tables = [.. before._tables, .. now._tables];
    }

    /// <summary>This release's figures where another was published before: tables of that one stand, and those of new weeks go on from them.</summary>
    public Truth After(Truth before) => new(before, this);

    /// <summary>The releases as somebody reads them who knows besides, exactly, how many people are ordinarily away of every figure.</summary>
    /// <remarks>Nobody has these numbers; who could guess them well would read no more than this.</remarks>
    public PublishedRelease ToInformed(PublishedRelease release) => release with { FloorOf = key => -Of(key, release.ByKey).Ordinary };

    /// <summary>Of the pairs of an origin that a release does not print, for its row <c>other</c>; nobody where the cubes have no row.</summary>
    /// <param name="printed">Rows of the release.</param>
    public TrueFigure Of(RowKey key, IReadOnlyDictionary<RowKey, PublishedRow> printed)
    {
        if (_before?._tables.Contains(TableOf(key)) == true)
        {
            return _before.Of(key, printed);
        }

        if (key.Counterpart == PublishedRow.Other)
        {
            var folded = _figures.Where(f => f.Key with { Counterpart = PublishedRow.Other } == key && !printed.ContainsKey(f.Key)).Select(f => f.Value).ToList();
            return Together(key, [.. folded.Where(f => double.IsFinite(f.Value))]);
        }

        var own = _figures.TryGetValue(key, out var found) ? found : new(0, 0, WeightOf(key), 0, null);
        return key.Indicator == Indicator.DisplacedChange.Name ? ChangeOf(key, own, printed)
            : key.Indicator == Indicator.EverDisplaced.Name ? EverOf(key, own, printed)
            : own;
    }

    private TrueFigure ChangeOf(RowKey key, TrueFigure own, IReadOnlyDictionary<RowKey, PublishedRow> printed)
    {
        var stock = key with { Indicator = Indicator.DisplacedStock.Name };
        var then = stock with { Start = key.Start.PlusDays(-7), End = key.End.PlusDays(-7) };
        return _before?._tables.Contains(TableOf(then)) != true ? own : own with { Value = Of(stock, printed).Value - Of(then, printed).Value };
    }

    private TrueFigure EverOf(RowKey key, TrueFigure own, IReadOnlyDictionary<RowKey, PublishedRow> printed)
    {
        if (_before?._tables.Where(t => t.Indicator == key.Indicator && t.Start == key.Start && t.End < key.End).OrderBy(t => t.End).LastOrDefault()
            is not { Indicator: not null } last)
        {
            return own;
        }

        TrueFigure[] parts =
        [
            Of(key with { End = last.End }, printed),
            .. _tables.Where(t => t.Indicator == Indicator.NewlyDisplaced.Name && t.Start > last.End && t.End <= key.End)
                .Select(t => Of(key with { Indicator = t.Indicator, Start = t.Start, End = t.End }, printed)),
        ];
        return Together(key, parts);
    }

    private TrueFigure Together(RowKey key, IReadOnlyCollection<TrueFigure> parts)
    {
        var (people, subscribers, ordinary) = (parts.Sum(p => p.Value), parts.Sum(p => p.Contributors), parts.Sum(p => p.Ordinary));
        var seen = people + ordinary;
        return new(people, subscribers, seen > 0 && subscribers > 0 ? seen / subscribers : WeightOf(key), ordinary, null);
    }

    private static (string Indicator, string Unit, LocalDate Start, LocalDate End) TableOf(RowKey key) => (key.Indicator, key.Unit, key.Start, key.End);

    // Of a figure without anybody: people of its home area, or those who stand for fewest, as many of whom would fit in.
    private double WeightOf(RowKey key) =>
        key.Indicator != Indicator.DisplacedHosted.Name && _homes.TryGetValue(key.Area, out var home) ? home : _least.GetValueOrDefault((key.Indicator, key.Unit), 1);

    private static bool IsWeight(double weight) => weight > 0 && double.IsFinite(weight);
}
