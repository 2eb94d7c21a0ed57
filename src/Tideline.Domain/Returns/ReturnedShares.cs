using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Domain.Returns;

/// <summary>The unreleased share of the displaced who were home again 7, 14, 30, 60 and 90 days after they left.</summary>
/// <param name="displacement">Counts, estimate and replicates of the displacement figures.</param>
/// <remarks>Those are counted who were displaced while displacement was fast (<see cref="ExcessSpells.LastWeek"/>); until those who
/// left last were seen for so long, a share is provisional.</remarks>
public sealed class ReturnedShares(DisplacementCubes displacement)
{
    private const double Widest = 0.5;
    private const long Fewest = 50;

    private readonly FoldFrame _frame = displacement.Index.Frame;
    private readonly ExcessSpells _spells = new(displacement);

    /// <summary>One cell per home area of every level and day; status L without a value where the data of the area do not
    /// reach the day, no cell where no area's could.</summary>
    public Cube Build()
    {
        int[] days = [.. ReturnCurve.PublishedDays.Where(d => d <= _spells.Longest)];
        Home[] homes = [.. Homes()];
        var index = displacement.Index;
        var ones = Enumerable.Repeat(1.0, _frame.Units.Count).ToArray();
        var point = Shares(homes, days, _spells.Tables(ones, displacement.Replicates.Point));
        var draws = new double[displacement.Replicates.Draws.Count][];
        Parallel.For(0, draws.Length, r => draws[r] = Shares(
            homes, days, _spells.Tables(Replicates.Weights(index, displacement.Seed, r), displacement.Replicates.Draws[r])));
        var seen = _spells.Seen();
        List<CubeCell> cells = [];
        for (var h = 0; h < homes.Length; h++)
        {
            var reach = ReturnCurve.Of(Sum(seen, homes[h].Areas)).Reach;
            for (var d = 0; d < days.Length; d++)
            {
                var at = (h * days.Length) + d;
                double[] sorted = [.. draws.Select(draw => draw[at]).Where(double.IsFinite).Order()];
                var estimate = Estimate(homes[h], days[d], days[d] <= reach ? point[at] : double.NaN, sorted);
                var start = _frame.Schedule.Live.EvacuationStarts;
                cells.Add(new CubeCell(homes[h].PCode, null, Day.Date(start), Day.Date(start + days[d]), estimate)
                {
                    Sketch = displacement.Sketches.OfReturned(homes[h].Areas, _spells.LastWeek, DayIndex(days[d])),
                });
            }
        }

        return new Cube(Indicator.ReturnedShare, cells);
    }

    /// <summary>Shares by home × day; NaN where nobody is at risk at all.</summary>
    private static double[] Shares(Home[] homes, int[] days, SurvivalTable[] tables)
    {
        var shares = new double[homes.Length * days.Length];
        for (var h = 0; h < homes.Length; h++)
        {
            var curve = ReturnCurve.Of(Sum(tables, homes[h].Areas));
            double[] raw = [.. days.Select(d => curve.Reach == 0 ? double.NaN : curve.Returned(Math.Min(d, curve.Reach))!.Value)];
            Monotone.Rising(raw).CopyTo(shares, h * days.Length);
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Clamp(shares[i], 0, 1);
        }

        return shares;
    }

    private static SurvivalTable Sum(SurvivalTable[] tables, int[] areas)
    {
        var sum = new SurvivalTable(tables[0].Longest);
        foreach (var area in areas)
        {
            sum.Add(tables[area]);
        }

        return sum;
    }

    private IEnumerable<Home> Homes()
    {
        var exposed = Enumerable.Range(0, _frame.Map.FinestAreas).Where(a => _frame.Exposed[a]).ToArray();
        for (var level = 0; level < _frame.Map.Levels.Count; level++)
        {
            foreach (var home in exposed.GroupBy(a => _frame.Map.Ancestors[level][a]).OrderBy(g => g.Key))
            {
                yield return new Home(_frame.Map.AreasAtLevel[level][home.Key].PCode, level, home.Key, [.. home]);
            }
        }
    }

    private Estimate Estimate(Home home, int day, double value, double[] draws)
    {
        var contributors = displacement.Index.Counts.Contributors;
        var dayIndex = DayIndex(day);
        var returned = home.Areas.Sum(a => contributors.ReturnedBy[(((a * _frame.Weeks) + _spells.LastWeek) * ReturnCurve.PublishedDays.Count) + dayIndex]);
        var displaced = home.Areas.Sum(a => contributors.Ever[(a * _frame.Weeks) + _spells.LastWeek]);
        var weight = displacement.WeightOf(home.Areas);
        var seen = SeenUntil(home, day);
        if (!double.IsFinite(value) || draws.Length == 0 || seen == Observability.NotObservable)
        {
            var none = new Interval(double.NaN, double.NaN);
            return new(double.NaN, none, none, returned, displaced, weight, ObservationStatus.NotObservable);
        }

        var (eighty, ninetyFive) = (Quantiles.Central(draws, 0.8), Quantiles.Central(draws, 0.95));
        var isWeak = seen == Observability.Degraded || displaced < Fewest || _frame.Schedule.Placebos.Count == 0
            || eighty.HalfWidth > Widest * value || eighty.Lower <= 0;
        var status = isWeak ? ObservationStatus.LowReliability
            : _frame.Schedule.Live.FirstWeek + (7 * _spells.LastWeek) + 6 + day + 7 > _frame.Schedule.Live.Cut ? ObservationStatus.Provisional
            : ObservationStatus.Normal;
        return new(value, eighty, ninetyFive, returned, displaced, weight, status);
    }

    /// <summary>Not observable where most of the weeks until the day were; degraded where any was worse than normal.</summary>
    private Observability SeenUntil(Home home, int day)
    {
        var live = _frame.Schedule.Live;
        var weeks = Math.Min(_frame.Weeks, ((live.EvacuationStarts + day - live.FirstWeek) / 7) + 1);
        var seen = Enumerable.Range(0, weeks).Select(w => displacement.SeenInWeek(home.Level, home.Index, w)).ToArray();
        return 2 * seen.Count(s => s == Observability.NotObservable) > seen.Length ? Observability.NotObservable
            : seen.Any(s => s != Observability.Normal) ? Observability.Degraded
            : Observability.Normal;
    }

    private static int DayIndex(int day) => ReturnCurve.PublishedDays.Index().First(d => d.Item == day).Index;

    private sealed record Home(string PCode, int Level, int Index, int[] Areas);
}
