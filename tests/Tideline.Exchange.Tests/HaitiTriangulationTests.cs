using System.Text;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Import;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Tests;

/// <summary>A synthetic feed of released figures beside DTM's real round 10 of Haiti (30 June 2025).</summary>
public sealed class HaitiTriangulationTests
{
    private static readonly LocalDate _start = new(2025, 6, 30);

    [Fact]
    public void A_feed_with_a_known_factor_is_found_with_its_factor_its_ranks_and_its_gaps()
    {
        var table = Table(factor: 1.5);
        var round = table.Comparisons.Where(c => c.Reported is { Round: "10", Operation: "Countrywide monitoring", Assessment: "BA" }).ToList();
        Assert.All(round, c => Assert.Equal(("displaced_hosted", true, 0), (c.Indicator, c.IsSameConcept, c.DaysApart)));
        var numbers = round.Where(c => c.Ratio is not null && c.Persons >= 1000).ToList();
        Assert.True(numbers.Count > 50);
        Assert.All(numbers, c => Assert.InRange(c.Ratio!.Value, 1.49m, 1.51m));
        Assert.All(numbers, c => Assert.True(c.RatioLower < c.Ratio && c.Ratio < c.RatioUpper));

        var agreement = table.Agreements.Single(a => a is { Round: "10", Operation: "Countrywide monitoring", Assessment: "BA" });
        Assert.Equal(1, agreement.Spearman!.Value, 2);
        Assert.Equal((5, 5), (agreement.Top, agreement.Shared));
        Assert.Equal(round.Count, agreement.Areas + agreement.Suppressed + agreement.NotObservable + agreement.NotInRelease);
        Assert.True(agreement.Suppressed > 0);
    }

    [Fact]
    public void Earlier_rounds_are_counted_as_too_far_and_no_operation_is_added_to_another()
    {
        var table = Table(factor: 1);
        Assert.Equal(1209, table.Comparisons.Count + table.NotCompared.Sum(n => n.Figures));
        Assert.All(table.Comparisons.GroupBy(c => (c.Series, c.Reported.Area, c.Reported.Round)), g => Assert.Single(g));
        Assert.Equal(["the release has no period near enough"], table.NotCompared.Select(n => n.Reason));
    }

    [Fact]
    public void The_page_says_what_the_ratio_is_what_is_hidden_and_what_sources_cannot_see()
    {
        var page = Encoding.UTF8.GetString(TriangulationFiles.Of(Table(factor: 1.5))["triangulation.md"]);
        Assert.Contains("### IOM DTM: Countrywide monitoring, BA, admin level 2", page, StringComparison.Ordinal);
        Assert.Contains("Cannot be ranked, suppressed:", page, StringComparison.Ordinal);
        Assert.Contains("places that were not assessed are missing and are not 0", page, StringComparison.Ordinal);
        Assert.Contains("theirs is larger", Encoding.UTF8.GetString(TriangulationFiles.Of(Table(factor: 0.1))["disagreement.csv"]), StringComparison.Ordinal);
    }

    /// <summary>One week around the round: the reported number times a factor, rounded to 10, with an interval of a fifth; small ones suppressed.</summary>
    private static TriangulationTable Table(double factor)
    {
        var areas = HaitiAreas.Read();
        var import = ReportedImport.Read(new("haiti-dtm", SourceKind.Dtm, [HaitiAreas.Answer(2)], areas, "v1"));
        var feed = import.Figures.Where(f => f is { Round: "10", Operation: "Countrywide monitoring", Assessment: "BA" }).Select(f =>
        {
            var value = Rounded(f.Value * (decimal)factor);
            var hidden = f.Value < 500;
            return new Observation(
                "displaced_hosted", f.Area, null, _start, _start.PlusDays(6), hidden ? null : value, hidden ? null : Rounded(value * 0.8m),
                hidden ? null : Rounded(value * 1.2m), Unit.People, hidden ? ObservationStatus.Suppressed : ObservationStatus.Normal, "tideline-1a2b3c4d", "haiti", new(2025, 7, 6));
        });
        return TriangulationTable.Of(new(
            "haiti-2025-07-06-1a2b3c4d", "haiti", [.. feed], "v1", areas.All.ToDictionary(a => a.PCode, a => (a.Name, a.AdminLevel)),
            new Dictionary<string, decimal> { ["displaced_hosted"] = 10 }, [import], new()));
    }

    private static decimal Rounded(decimal value) => Math.Round(value / 10) * 10;
}
