using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Products;
using Tideline.Exchange.Tests.Exports;
using static Tideline.Release.Tests.Country;

namespace Tideline.Exchange.Tests.Products;

/// <summary>Products of releases that passed the gate and were published.</summary>
public sealed class ProductTests
{
    private static readonly LocalDate _left = new(2025, 8, 23);

    [Fact]
    public void Recovery_is_what_the_release_says_did_not_return_and_what_is_hidden_stays_hidden()
    {
        using var project = new PublishedProject { More = [new(Indicator.ReturnedShare, [Share("PK1A", 90, 0.6, 120), Share("PK1B", 90, 0.5, 4), Share("PK1A", 30, 0.3, 60)])] };
        var table = RecoveryTable.Of(project.Open(project.Published()), RecoveryTable.LongTerm);
        Assert.Equal(["PK1A", "PK1B"], table.Rows.Select(r => r.Area.PCode));
        Assert.Equal((0.4m, 0.3m, 0.5m), (table.Rows[0].NotReturned, table.Rows[0].Lower, table.Rows[0].Upper));
        Assert.Equal((null, null, ObservationStatus.Suppressed), (table.Rows[1].NotReturned, table.Rows[1].Upper, table.Rows[1].Share.Status));

        var csv = Encoding.UTF8.GetString(table.Files()["recovery.csv"]).Split('\n');
        Assert.StartsWith("PK1A,\"District, 1.1\",2,PK1,90,0.4,0.3,0.5,A,", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("PK1B,\"District, 1.2\",2,PK1,90,,,,Q,", csv[2], StringComparison.Ordinal);
        var page = Encoding.UTF8.GetString(table.Files()["recovery.html"]);
        Assert.Contains("<td class=\"n\">suppressed</td>", page, StringComparison.Ordinal);
        Assert.Contains("30% to 50%", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_the_release_does_not_reach_is_named_with_those_it_has()
    {
        using var project = new PublishedProject { More = [new(Indicator.ReturnedShare, [Share("PK1A", 30, 0.3, 60)])] };
        Assert.Contains("it has those of day 30", Assert.Throws<ConfigurationException>(() => RecoveryTable.Of(project.Open(project.Published()), RecoveryTable.LongTerm)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preparedness_shares_out_printed_flows_and_keeps_ordinary_travel_apart()
    {
        var day = new LocalDate(2025, 8, 20);
        using var project = new PublishedProject
        {
            Instead =
            [
                .. Moved(),
                new(Indicator.Travellers, [Trip("PK2A", "PK2B", day, 40), Trip("PK2A", "PK1A", day, 20), Trip("PK2A", "PK2A", day, 900), Trip("PK2A", "PK1A", new(2025, 8, 30), 500)]),
            ],
        };
        var table = PreparednessTable.Of([project.Open(project.Published())]);
        var flows = table.Rows.Where(r => r.Basis == TieBasis.Flows).ToList();
        Assert.Equal([("PK1A", "PK2A", 1, 0.40m), ("PK1A", "PK1A", 2, 0.33m), ("PK1A", "PK1B", 3, 0.27m)], flows.Select(r => (r.Home, r.Host, r.Rank, decimal.Round(r.Share, 2))));
        Assert.All(flows, r => Assert.True(r.Lower <= r.Share && r.Share <= r.Upper && r.Lower < r.Upper, "no range"));

        // Within the area and after the onset is no tie of ordinary days.
        Assert.Equal([("PK2B", 0.67m), ("PK1A", 0.33m)], table.Rows.Where(r => r.Basis == TieBasis.Travel).Select(r => (r.Host, decimal.Round(r.Share, 2))));
        var page = Encoding.UTF8.GetString(table.Files()["preparedness.html"]);
        Assert.Contains("From District, 2.1 (PK2A)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_releases_give_the_same_bytes_and_each_emergency_counts_once()
    {
        using var project = new PublishedProject { Instead = Moved() };
        var release = project.Open(project.Published());
        var (once, twice) = (PreparednessTable.Of([release]), PreparednessTable.Of([release, release]));
        Assert.Single(twice.Releases);
        Assert.Equal(once.Files()["preparedness.csv"], twice.Files()["preparedness.csv"]);
        Assert.Equal(once.Files()["preparedness.html"], once.Files()["preparedness.html"]);
    }

    private static CubeCell Share(string area, int day, double value, long contributors) => new(
        area, null, _left, _left.PlusDays(day),
        new(value, new(value - 0.1, value + 0.1), new(value - 0.2, value + 0.2), contributors, contributors * 2, 1, ObservationStatus.Normal));

    [Fact]
    public void Releases_that_print_no_pair_give_no_page()
    {
        using var project = new PublishedProject();
        Assert.Contains("print no flow", Assert.Throws<ConfigurationException>(() => PreparednessTable.Of([project.Open(project.Published())])).Message, StringComparison.Ordinal);
    }

    /// <summary>600 subscribers of one district, and where they are.</summary>
    private static Cube[] Moved()
    {
        var areas = Areas();
        Cube Sum(Indicator indicator, params (string Area, long Contributors)[] finest) => Summed(indicator, areas, [.. finest.Select(f => (Week1, f.Area, f.Contributors))]);
        return
        [
            Sum(Indicator.DisplacedStock, ("PK1A1", 200), ("PK1A2", 200), ("PK1A3", 200)),
            Sum(Indicator.DisplacedHosted, ("PK2A1", 80), ("PK2A2", 80), ("PK2A3", 80), ("PK1A1", 70), ("PK1A2", 70), ("PK1A3", 60), ("PK1B1", 60), ("PK1B2", 50), ("PK1B3", 50)),
            new(Indicator.DisplacementFlow, [Cell("PK1A", Week1, People(240), "PK2A"), Cell("PK1A", Week1, People(200), "PK1A"), Cell("PK1A", Week1, People(160), "PK1B")]),
        ];
    }

    private static CubeCell Trip(string from, string to, LocalDate day, long contributors) => new(from, to, day, day, People(contributors, panel: 1000));
}
