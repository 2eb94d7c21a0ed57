using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using static Tideline.Exchange.Tests.Beside;

namespace Tideline.Exchange.Tests;

public sealed class SuggestionTests
{
    [Fact]
    public void Areas_that_nobody_counted_come_by_probability_and_a_recent_count_takes_one_out()
    {
        var table = Table(
            [Ours("A", 900, 700, 1300), Ours("B", 5000, 4000, 6000), Ours("C", 9000, 8000, 9900)],
            [Theirs("C", 8000, Monday)]);
        Assert.Equal([("B", 1.0, 0.0), ("A", 0.37, 0.95)], table.Suggestions.Select(s => (s.Area, s.Probability!.Value, s.Information!.Value)));
        Assert.All(table.Suggestions, s => Assert.Equal((SuggestionReason.NeverCounted, null, null), (s.Reason, s.LastCounted, s.LastSource)));
    }

    [Theory]
    [InlineData(-23, false)]
    [InlineData(-24, false)]
    [InlineData(-25, true)]
    public void A_count_is_recent_up_to_30_days_before_the_released_week_ends(int days, bool suggested)
    {
        var table = Table([Ours("A", 900, 700, 1300)], [Theirs("A", 500, Monday.PlusDays(days))]);
        Assert.Equal(suggested ? [(SuggestionReason.CountedLongAgo, Monday.PlusDays(days), "IOM DTM")] : [], table.Suggestions.Select(s => (s.Reason, s.LastCounted!.Value, s.LastSource!)));
    }

    [Fact]
    public void A_suppressed_area_is_never_suggested_and_one_that_nobody_sees_comes_last_without_a_probability()
    {
        var table = Table(
            [
                Ours("A", null, null, null, ObservationStatus.Suppressed), Ours("B", null, null, null, ObservationStatus.NotObservable), Ours("C", 10, 0, 20),
            ],
            [Theirs("Z", 1, Monday)]);
        Assert.Equal([("C", 0.0), ("B", null)], table.Suggestions.Select(s => (s.Area, s.Probability)));
        Assert.DoesNotContain("\nA,", System.Text.Encoding.UTF8.GetString(TriangulationFiles.Of(table)["suggestions.csv"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("part")]
    [InlineData("unspecified")]
    [InlineData("boundaries")]
    [InlineData("concept")]
    public void What_is_no_count_of_the_people_hosted_there_does_not_take_an_area_out(string why)
    {
        var count = Theirs("A", 500, Monday);
        count = why switch
        {
            "part" => count with { Breakdown = "sex=f" },
            "unspecified" => count with { Place = PlaceKind.Unspecified },
            "boundaries" => count with { BoundaryVersion = "old" },
            _ => count with { Concept = Concept.InNeed },
        };
        Assert.Single(Table([Ours("A", 900, 700, 1300)], [count]).Suggestions);
    }

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(0.11, 0.5)]
    public void A_count_settles_most_where_it_is_as_likely_as_not(double probability, double bits) => Assert.Equal(bits, Suggestion.BitsOf(probability), 2);

    [Fact]
    public void Only_the_last_released_week_is_looked_at()
    {
        var table = Table([Ours("A", 9000, 8000, 9900), Ours("A", 10, 0, 20) with { PeriodStart = Monday.PlusDays(7), PeriodEnd = Monday.PlusDays(13) }], [Theirs("Z", 1, Monday)]);
        Assert.Equal((Monday.PlusDays(7), 10m), Assert.Single(table.Suggestions.Select(s => (s.PeriodStart, s.Value!.Value))));
    }
}
