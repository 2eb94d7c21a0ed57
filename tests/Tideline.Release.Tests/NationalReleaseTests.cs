using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class NationalReleaseTests
{
    private const int Weeks = 8;

    private static readonly Indicator[] _weekly =
    [
        Indicator.DisplacedStock, Indicator.DisplacedHosted, Indicator.NewlyDisplaced, Indicator.Returned,
        Indicator.DisplacedChange, Indicator.PresentPopulation, Indicator.Residents,
    ];

    [Fact]
    public void A_release_of_a_whole_country_passes_its_gate()
    {
        // 4 provinces, 40 districts, 160 tehsils; eight weeks; flows between all districts.
        var areas = Areas(provinces: 4, districts: 10, tehsils: 4);
        var gated = ReleaseGate.Apply(Input(areas, Cubes(areas)), PublishedFigures.None);

        Assert.Equal(205 * Weeks * (_weekly.Length + 1), gated.Observations.Count(o => o.CounterpartArea is null));
        Assert.All(gated.Checks, c => Assert.Equal(CheckOutcome.Pass, c.Outcome));
        // Not everything is hidden at the levels that a response is planned on.
        Assert.All(gated.Losses.Where(l => l.Level <= 1 && l.Indicator is "displaced_stock"), l => Assert.True(l.Hidden < l.Cells));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', gated.Losses));
    }

    internal static Cube[] Cubes(AreaHierarchy areas) =>
        [.. _weekly.Select((indicator, i) => Counts(indicator, areas, i)), Ever(areas), Flows(areas)];

    private static Cube Counts(Indicator indicator, AreaHierarchy areas, int salt) => Summed(
        indicator, areas,
        [.. from week in Enumerable.Range(0, Weeks) from t in areas.Finest.Index() select (Week1.PlusDays(7 * week), t.Item.PCode, Count(salt, week, t.Index))]);

    private static Cube Ever(AreaHierarchy areas)
    {
        var newly = Counts(Indicator.NewlyDisplaced, areas, 2).Cells;
        return new(Indicator.EverDisplaced,
        [
            .. from week in Enumerable.Range(0, Weeks)
               let end = Week1.PlusDays((7 * week) + 6)
               from area in areas.All
               select new CubeCell(
                   area.PCode, null, Week1, end,
                   People(newly.Where(c => c.Area == area.PCode && c.End <= end).Sum(c => c.Estimate.Contributors))),
        ]);
    }

    private static Cube Flows(AreaHierarchy areas)
    {
        var districts = areas.AtLevel(2).Select(a => a.PCode).ToList();
        return new(Indicator.DisplacementFlow,
        [
            .. from week in Enumerable.Range(0, Weeks)
               from home in districts.Index()
               from host in districts.Index()
               select Cell(
                   home.Item, Week1.PlusDays(7 * week),
                   People(Count(9, week, (home.Index * 40) + host.Index) / (home.Index == host.Index ? 1 : 8)), host.Item),
        ]);
    }

    // Skewed: most tehsils have few displaced, some have thousands.
    private static long Count(int salt, int week, int area)
    {
        var hash = (uint)(((salt * 73856093) ^ (week * 19349663) ^ (area * 83492791)) * 2654435761L >> 8) % 1000;
        return (long)(2000 * Math.Pow(hash / 1000.0, 4));
    }
}
