using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Displacement;

/// <summary>45 days before the onset: enough to know homes, too few for any placebo.</summary>
public sealed class ShortHistoryTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 250)]
    public void Ordinary_travel_is_taken_off_by_how_the_panel_travelled_in_its_reference_window(int leave, double displaced)
    {
        // Everybody is away every fifth night; the share away alone would say 200, and 400 with those who left.
        var stock = Cubes(leave).Build()[0].Cells.Where(c => c.Area == "CA1").Skip(2);

        Assert.All(stock, c => Assert.InRange(c.Estimate.Value, displaced - 30, displaced + 30));
        Assert.All(stock, c => Assert.Equal(ObservationStatus.LowReliability, c.Estimate.Status));
    }

    [Fact]
    public void There_is_no_placebo_and_nothing_is_claimed()
    {
        Assert.Empty(Frame().Schedule.Placebos);
        Assert.False(Cubes(leave: 150).Headline().Claimed);
    }

    private static FoldFrame Frame() => SmallCountry.Frame(history: 45);

    private static DisplacementCubes Cubes(int leave)
    {
        var frame = Frame();
        var fold = new StateFold(frame);
        for (var p = 0; p < 200; p++)
        {
            var person = p;
            bool Travels(int d) => (d + person) % 5 == 0;
            fold.Add((ulong)p, SmallCountry.Nights(d =>
                d < -45 ? 0 : person < leave && d >= 0 ? SmallCountry.B1 : Travels(d) ? SmallCountry.B2 : SmallCountry.A1));
            fold.Add((ulong)(p + 200), SmallCountry.Nights(d => d < -45 ? 0 : Travels(d) ? SmallCountry.B2 : SmallCountry.B1));
        }

        return new DisplacementCubes(frame, fold.Counts, [1000, 500, 800, 700], 1, (_, _, _) => Observability.Normal);
    }
}
