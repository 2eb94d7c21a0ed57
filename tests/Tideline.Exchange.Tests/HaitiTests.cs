using NodaTime;
using Tideline.Exchange.Import;
using Tideline.Exchange.Import.Places;
using Tideline.Exchange.Reported;
using static Tideline.Exchange.Tests.Imports;

namespace Tideline.Exchange.Tests;

/// <summary>The real answers of IOM's DTM API for Haiti.</summary>
public sealed class HaitiTests
{
    [Theory]
    [InlineData(0, 114, 58)]
    [InlineData(1, 235, 144)]
    [InlineData(2, 1384, 1209)]
    public void Every_row_of_the_recorded_answers_is_kept_in_a_stock_by_round(int level, int rows, int figures)
    {
        var import = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(level)], HaitiAreas.Read(), "v1"));
        Assert.Equal(rows, import.Account.Entries);
        Assert.Equal(rows, import.Account.Kept);
        Assert.Equal(figures, import.Figures.Count);
        Assert.Empty(import.Account.LeftOut);
        AssertAccountedFor(import);
        Assert.All(import.Figures, f => Assert.Equal((Concept.Hosted, level, PlaceKind.PCode), (f.Concept, f.AreaLevel, f.Place)));
    }

    [Fact]
    public void A_round_is_the_same_number_at_every_level()
    {
        decimal[] totals = [.. Enumerable.Range(0, 3).Select(level => ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(level)], HaitiAreas.Read(), "v1"))
            .Figures.Where(f => f is { Operation: "Countrywide monitoring", Assessment: "BA", Round: "10" }).Sum(f => f.Value))];
        Assert.Equal([1_287_593, 1_287_593, 1_287_593], totals);
    }

    [Fact]
    public void Site_and_baseline_assessments_of_one_round_stay_apart()
    {
        var figures = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(0)], HaitiAreas.Read(), "v1")).Figures;
        var both = figures.Where(f => f.Operation == "Countrywide monitoring").GroupBy(f => f.Round).Where(g => g.Select(f => f.Assessment).Distinct().Count() > 1).ToList();
        Assert.Equal(["BA", "SA"], Assert.Single(both).Select(f => f.Assessment).Order());
    }

    [Fact]
    public void Causes_of_the_summed_rows_are_normalised_and_joined()
    {
        var figures = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(0)], HaitiAreas.Read(), "v1")).Figures;
        Assert.Contains(figures, f => f.Cause == "conflict; insecurity; natural disaster");
        Assert.DoesNotContain(figures, f => f.Cause?.Contains("No reason", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Fact]
    public void All_three_answers_together_double_nothing()
    {
        var import = ReportedImport.Read(new(
            "haiti", SourceKind.Dtm, [HaitiAreas.Answer(0), HaitiAreas.Answer(1), HaitiAreas.Answer(2), HaitiAreas.Answer(1)], HaitiAreas.Read(), "v1"));
        Assert.Equal(114 + 235 + 1384 + 235, import.Account.Entries);
        Assert.Equal(58 + 144 + 1209, import.Figures.Count);
        Assert.Equal(235, import.Account.LeftOut["repeats another row"]);
        AssertAccountedFor(import);
    }

    [Fact]
    public void The_country_code_of_DTM_needs_a_crosswalk_where_the_project_has_the_p_code()
    {
        using var folder = new TemporaryFolder();
        var areas = HaitiAreas.Read("HT");
        var without = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(0)], areas, "v1"));
        Assert.Empty(without.Figures);
        Assert.Equal(114, without.Account.LeftOut["p-code matches no area"]);
        Assert.Equal(["HT Haiti"], Assert.Single(without.Account.UnknownCodes).Nearest);

        var crosswalk = Crosswalk.Read(folder.Write("crosswalk.csv", "old,new,weight,valid_from\nHTI,HT,1,\n"), areas);
        var with = ReportedImport.Read(new("haiti", SourceKind.Dtm, [HaitiAreas.Answer(0)], areas, "v1") { Crosswalk = crosswalk });
        Assert.Equal(58, with.Figures.Count);
        Assert.Equal(new LocalDate(2010, 11, 30), with.Figures.Min(f => f.PeriodEnd));
    }
}
