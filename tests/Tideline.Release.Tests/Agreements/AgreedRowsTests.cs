using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Projects.Agreements;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests.Agreements;

public sealed class AgreedRowsTests
{
    private static readonly AreaHierarchy _areas = Areas();

    [Fact]
    public void What_an_agreement_allows_goes_out_as_without_one()
    {
        var gated = Gate(Agreed.Held(Agreed.All));

        Assert.Equal(Gate(null).Observations, gated.Observations);
        Assert.Empty(gated.LeftOut);
        Assert.Equal(CheckOutcome.Pass, gated.Checks.Single(c => c.Name == "agreement").Outcome);
    }

    [Fact]
    public void One_figure_outside_refuses_all_of_them()
    {
        var refusal = Assert.Throws<DisclosureRefusedException>(() => Gate(Agreed.Held(Agreed.All with { Products = ["displaced_stock"], FinestLevel = 2 })));

        Assert.Equal("AG4", refusal.Code);
        Assert.Contains("displaced_hosted, displacement_flow, admin level 3", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AG5")]
    [InlineData("AG6")]
    [InlineData("AG7")]
    public void Each_limit_refuses_with_its_code(string code)
    {
        var terms = code switch
        {
            "AG5" => Agreed.All with { Areas = ["PK1"] },
            "AG6" => Agreed.All with { FinestLevel = 2 },
            _ => Agreed.All with { LatestDay = new(2025, 8, 30) },
        };

        Assert.Equal(code, Assert.Throws<DisclosureRefusedException>(() => Gate(Agreed.Held(terms))).Code);
    }

    [Fact]
    public void Figures_outside_are_left_out_and_named_by_kind_alone()
    {
        var gated = Gate(Agreed.LeavingOut(a => a with { Products = ["displaced_stock", "displacement_flow"], Areas = ["PK1"], FinestLevel = 2 }));

        Assert.Equal(["displaced_stock", "displacement_flow"], gated.Observations.Select(o => o.Indicator).Distinct().Order(StringComparer.Ordinal));
        Assert.All(gated.Observations, o => Assert.StartsWith("PK1", o.Area, StringComparison.Ordinal));
        Assert.All(gated.Observations, o => Assert.True(_areas[o.Area].AdminLevel <= 2));
        Assert.All(gated.Observations, o => Assert.DoesNotContain("PK2", o.CounterpartArea ?? "", StringComparison.Ordinal));
        Assert.Equal(["displaced_hosted", "areas that are not agreed", "admin level 3"], gated.LeftOut);
        Assert.All(gated.Losses, l => Assert.True(l.Level is 1 or 2));
    }

    /// <summary>Otherwise two agreements together would tell what neither does.</summary>
    [Fact]
    public void An_agreement_takes_rows_away_and_changes_none()
    {
        var all = Gate(null).Observations.ToHashSet();
        Agreement[] terms =
        [
            Agreed.All with { Areas = ["PK1A"] }, Agreed.All with { Areas = ["PK2", "PK1B1"] }, Agreed.All with { FinestLevel = 1 },
            Agreed.All with { Products = ["displaced_hosted"] }, Agreed.All with { Products = ["displacement_flow"], Areas = ["PK1"] },
        ];

        Assert.All(terms, t => Assert.Empty(Gate(Agreed.LeavingOut(_ => t)).Observations.Except(all)));
    }

    /// <summary>A stock less its pairs is the pair that is left out: five people went to PK2A, and nobody may learn that.</summary>
    [Fact]
    public void A_small_pair_that_is_left_out_does_not_follow_from_what_is_shown()
    {
        var stock = new Cube(Indicator.DisplacedStock, [Cell("PK1A", Week1, People(205))]);
        var flows = new Cube(
            Indicator.DisplacementFlow,
            [Cell("PK1A", Week1, People(120), "PK1A"), Cell("PK1A", Week1, People(80), "PK1B"), Cell("PK1A", Week1, People(5), "PK2A")]);
        var input = Input(_areas, stock, flows) with { Agreement = Agreed.LeavingOut(a => a with { Areas = ["PK1"] }) };

        var gated = ReleaseGate.Apply(input, PublishedFigures.None);

        Assert.NotNull(gated.Observations.Single(o => o.Indicator == "displaced_stock").Value);
        Assert.Equal(["PK1A", "other"], gated.Observations.Where(o => o.Indicator == "displacement_flow").Select(o => o.CounterpartArea));
    }

    [Fact]
    public void A_total_of_areas_that_are_left_out_is_no_headline()
    {
        Assert.NotNull(Gate(null).Headline.Total);
        Assert.NotNull(Gate(Agreed.LeavingOut(a => a with { FinestLevel = 2 })).Headline.Total);

        var narrow = Gate(Agreed.LeavingOut(a => a with { Areas = ["PK1A"] })).Headline;
        Assert.Null(narrow.Total);
        Assert.Equal(["PK1A"], narrow.ClaimedAreas);
    }

    [Fact]
    public void Where_nothing_is_allowed_nothing_is_released() =>
        Assert.Equal("AG4", Assert.Throws<DisclosureRefusedException>(() => Gate(Agreed.LeavingOut(a => a with { Products = ["trips"] }))).Code);

    [Fact]
    public void An_agreed_area_that_is_unknown_is_a_fault_of_the_agreement()
    {
        var fault = Assert.Throws<ConfigurationException>(() => Gate(Agreed.Held(Agreed.All with { Areas = ["PK", "PK7"] })));

        Assert.Contains("PK7", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_agreement_and_no_setting_goes_below_the_red_lines()
    {
        var input = Sample(Agreed.Held(Agreed.All with { MinimumSubscribers = 1 }));
        var low = input with { Project = input.Project with { Disclosure = new(MinimumSubscribers: 4) } };
        Assert.Equal("RL1", Assert.Throws<DisclosureRefusedException>(() => ReleaseGate.Apply(low, PublishedFigures.None)).Code);

        var deep = new AreaHierarchy([new("PK", "Country", 0, null), new("PKX", "A block", 5, "PK")]);
        var fine = Input(deep, new Cube(Indicator.DisplacedStock, [Cell("PKX", Week1, People(500))])) with { Agreement = Agreed.Held(Agreed.All with { FinestLevel = 9 }) };
        Assert.Equal("RL2", Assert.Throws<DisclosureRefusedException>(() => ReleaseGate.Apply(fine, PublishedFigures.None)).Code);
    }

    private static GatedRelease Gate(HeldAgreement? agreement) => ReleaseGate.Apply(Sample(agreement), PublishedFigures.None);

    private static ReleaseInput Sample(HeldAgreement? agreement)
    {
        var people = _areas.Finest.Select((a, i) => (a.PCode, People: (long)(i % 4 == 0 ? 6 : 40 + (17 * i)))).ToDictionary(a => a.PCode, a => a.People);
        var districts = _areas.AtLevel(2).Select(a => a.PCode).ToList();
        return Input(
            _areas,
            Summed(Indicator.DisplacedStock, _areas, Week1, people),
            Summed(Indicator.DisplacedHosted, _areas, Week1, people),
            new Cube(
                Indicator.DisplacementFlow,
                [
                    .. districts.Select(d => Cell(
                        d, Week1, People(people.Where(p => p.Key.StartsWith(d, StringComparison.Ordinal)).Sum(p => p.Value)), d)),
                ])) with
        {
            Agreement = agreement,
        };
    }
}
