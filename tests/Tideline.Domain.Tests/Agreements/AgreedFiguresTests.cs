using NodaTime;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;

namespace Tideline.Domain.Tests.Agreements;

public sealed class AgreedFiguresTests
{
    private static readonly LocalDate _monday = new(2025, 9, 1);

    private static readonly AreaHierarchy _areas = new(
    [
        new("PK", "Country", 0, null),
        new("PK1", "One", 1, "PK"), new("PK2", "Two", 1, "PK"),
        new("PK1A", "One A", 2, "PK1"), new("PK2A", "Two A", 2, "PK2"),
        new("PK1A1", "One A 1", 3, "PK1A"), new("PK2A1", "Two A 1", 3, "PK2A"),
    ]);

    private static readonly Agreement _terms = new()
    {
        Id = "a",
        Version = 1,
        Operator = "Operator",
        Agency = "Agency",
        Purpose = PurposeKind.DisasterResponse,
        PurposeText = "Relief.",
        Emergencies = ["flood-2025"],
        Products = ["displaced_stock", "displacement_flow", "ever_displaced"],
        Areas = ["PK1"],
        FinestLevel = 2,
        FinestPeriod = PeriodKind.Week,
        EarliestDay = new(2025, 8, 25),
        LatestDay = new(2025, 12, 31),
        MinimumSubscribers = 16,
        Recipients = ["IOM"],
        Start = new(2025, 8, 1),
        End = new(2026, 7, 31),
    };

    [Theory]
    [InlineData("PK1")]
    [InlineData("PK1A")]
    public void An_agreed_area_covers_what_is_below_it(string area) => Assert.Null(Of(Indicator.DisplacedStock, area));

    [Theory]
    [InlineData("PK")]
    [InlineData("PK2A")]
    public void It_covers_neither_what_is_above_nor_what_is_beside(string area) => Assert.Equal("AG5", Of(Indicator.DisplacedStock, area));

    [Fact]
    public void A_finer_area_than_agreed_is_outside() => Assert.Equal("AG6", Of(Indicator.DisplacedStock, "PK1A1"));

    [Fact]
    public void A_product_that_is_not_named_is_outside() => Assert.Equal("AG4", Of(Indicator.Returned, "PK1A"));

    [Fact]
    public void Both_ends_of_a_flow_must_be_agreed()
    {
        Assert.Null(Of(Indicator.DisplacementFlow, "PK1A", "PK1A"));
        Assert.Equal("AG5", Of(Indicator.DisplacementFlow, "PK1A", "PK2A"));
        Assert.Equal("AG5", Of(Indicator.DisplacementFlow, "PK2A", "PK1A"));
        Assert.Null(Of(Indicator.DisplacementFlow, "PK1A", null));
    }

    [Fact]
    public void Days_before_and_after_the_agreed_ones_are_outside()
    {
        var agreed = new AgreedFigures(_terms, _areas);

        Assert.Equal("AG7", agreed.Outside(Indicator.DisplacedStock, "PK1", null, new(2025, 8, 18), new(2025, 8, 24))?.Why.Code);
        Assert.Null(agreed.Outside(Indicator.DisplacedStock, "PK1", null, new(2025, 8, 25), new(2025, 8, 31)));
        Assert.Equal("AG7", agreed.Outside(Indicator.DisplacedStock, "PK1", null, new(2025, 12, 29), new(2026, 1, 4))?.Why.Code);
    }

    [Fact]
    public void Shorter_periods_than_agreed_are_outside_and_longer_ones_are_not()
    {
        var agreed = new AgreedFigures(_terms with { Products = ["present_population", "residents", "ever_displaced"] }, _areas);

        Assert.Equal("AG7", agreed.Outside(Indicator.PresentPopulation, "PK1", null, _monday, _monday)?.Why.Code);
        Assert.Null(agreed.Outside(Indicator.Residents, "PK1", null, _monday, new(2025, 9, 30)));
        Assert.Null(agreed.Outside(Indicator.EverDisplaced, "PK1", null, _monday, new(2025, 9, 30)));
    }

    [Fact]
    public void Areas_that_the_boundaries_do_not_have_are_named() =>
        Assert.Equal(["PK9"], new AgreedFigures(_terms with { Areas = ["PK1", "PK9"] }, _areas).Unknown);

    [Fact]
    public void A_recipient_is_known_by_name_whatever_its_case()
    {
        Assert.True(_terms.Names(" iom "));
        Assert.False(_terms.Names("IOM Pakistan"));
    }

    private static string? Of(Indicator indicator, string area, string? counterpart = null) =>
        new AgreedFigures(_terms, _areas).Outside(indicator, area, counterpart, _monday, _monday.PlusDays(6))?.Why.Code;
}
