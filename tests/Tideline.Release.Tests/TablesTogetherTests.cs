using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class TablesTogetherTests
{
    [Fact]
    public void No_hidden_figure_follows_from_stocks_hosts_and_flows_together() =>
        // People by home tehsil and host tehsil; everything published is a sum of these.
        Gen.OneOf(Gen.Long[0, 1], Gen.Long[0, 3], Gen.Long[0, 15]).Array[144].SamplePinned(
            moves =>
            {
                var areas = Areas();
                string[] tehsils = [.. areas.Finest.Select(a => a.PCode)];
                var people = moves.Index()
                    .Select(m => (Home: tehsils[m.Index / 12], Host: tehsils[m.Index % 12], Count: m.Item)).ToList();
                Cube[] cubes =
                [
                    Summed(Indicator.DisplacedStock, areas, Sums(people.Select(p => (p.Home, p.Count)))),
                    Summed(Indicator.DisplacedHosted, areas, Sums(people.Select(p => (p.Host, p.Count)))),
                    new(Indicator.DisplacementFlow,
                    [
                        .. people.GroupBy(p => (Home: District(p.Home), Host: District(p.Host)))
                            .Select(g => Cell(g.Key.Home, Week1, People(g.Sum(p => p.Count)), g.Key.Host)),
                    ]),
                ];

                var rows = GateRows.Of(cubes, areas, new());
                FlowFolding.Fold(rows, new());
                var table = PublishedSums.Tie(rows, areas, new()).Table;
                var result = ComplementarySuppression.Protect(table, 16);

                Assert.Empty(result.Unprotected);
                Assert.DoesNotContain(DeterminedCells.Find(table, result.Hidden), c => table.Cells[c].NeedsProtection);

                string District(string tehsil) => areas.AncestorAt(tehsil, 2)!.PCode;
            },
            iter: 100);

    private static List<(NodaTime.LocalDate Week, string Area, long Contributors)> Sums(IEnumerable<(string Area, long Count)> counts) =>
        [.. counts.GroupBy(c => c.Area).Select(g => (Week1, g.Key, g.Sum(c => c.Count)))];
}
