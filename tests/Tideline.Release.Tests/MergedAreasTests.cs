using Tideline.Domain.Cubes;
using Tideline.Release.Observations;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class MergedAreasTests
{
    [Fact]
    public void Hidden_areas_are_what_the_shown_ones_leave_of_the_area_above()
    {
        var merged = Assert.Single(Merge([Row("PK1A", 500), Row("PK1A1", 300), Row("PK1A2", null), Row("PK1A3", null)]));

        Assert.Equal(("PK1A", 200m), (merged.Above, merged.Value));
        Assert.Equal(["PK1A2", "PK1A3"], merged.Areas);
        // Two printed numbers, each within half a base of 50.
        Assert.Equal((150m, 250m), (merged.Least, merged.Most));
    }

    [Fact]
    public void Rounding_takes_nothing_below_zero()
    {
        var merged = Assert.Single(Merge([Row("PK1A", 500), Row("PK1A1", 550), Row("PK1A2", null), Row("PK1A3", null)]));

        Assert.Equal((0m, 0m, 0m), (merged.Value, merged.Least, merged.Most));
    }

    [Fact]
    public void Nothing_is_merged_where_the_area_above_is_hidden_or_one_area_alone_is() => Assert.Empty(
        Merge([Row("PK1A", null), Row("PK1A1", 300), Row("PK1A2", null), Row("PK1A3", null)])
            .Concat(Merge([Row("PK1A", 500), Row("PK1A1", 300), Row("PK1A2", 200)])));

    [Fact]
    public void Changes_and_pairs_are_not_merged() => Assert.Empty(Merge(
        [.. new[] { Row("PK1A", 500), Row("PK1A1", 300), Row("PK1A2", null), Row("PK1A3", null) }
            .SelectMany(o => new[] { o with { Indicator = "displaced_change" }, o with { CounterpartArea = "PK1B" } })]));

    [Fact]
    public void Where_rows_are_left_out_nothing_is_merged_beside_an_area_without_any()
    {
        Observation[] rows = [Row("PK1A", 500), Row("PK1A1", 300), Row("PK1A2", null), Row("PK1A3", null)];

        Assert.Single(MergedAreas.Of(rows, Areas(), _ => 50, allAgreed: false));
        Assert.Empty(MergedAreas.Of([.. rows.Where(r => r.Area != "PK1A1")], Areas(), _ => 50, allAgreed: false));
    }

    private static IReadOnlyList<MergedFigure> Merge(Observation[] rows) => MergedAreas.Of(rows, Areas(), _ => 50, allAgreed: true);

    private static Observation Row(string area, decimal? value) => new(
        "displaced_stock", area, null, Week1, Week1.PlusDays(6), value, value, value, Unit.People,
        value is null ? ObservationStatus.Suppressed : ObservationStatus.Normal, "tideline-1a2b3c4d", "flood-2025", new(2025, 9, 14));
}
