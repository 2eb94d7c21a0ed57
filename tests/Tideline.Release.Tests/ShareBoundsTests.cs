using Tideline.Domain.Cubes;
using Tideline.Release.Gate;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ShareBoundsTests
{
    [Theory]
    // 10 of the first week are hidden; 0.4 of 500 people are 200, of which the second week has 150 or 210.
    [InlineData(10, 150, 500, true)]
    [InlineData(10, 210, 500, false)]
    // Nothing is hidden.
    [InlineData(50, 150, 500, false)]
    // Everyone ever displaced is hidden.
    [InlineData(50, 150, 10, true)]
    public void A_share_that_bounds_a_hidden_week_is_hidden(long first, long second, long ever, bool hidden)
    {
        var gated = ReleaseGate.Apply(
            Input(
                Areas(),
                new Cube(Indicator.Returned, [Cell("PK1", Week1, People(first)), Cell("PK1", Week2, People(second))]),
                new Cube(Indicator.EverDisplaced, [new CubeCell("PK1", null, Week1, Week2.PlusDays(6), People(ever))]),
                new Cube(Indicator.ReturnedShare, [Share(0.4)])),
            PublishedFigures.None);

        Assert.Equal(hidden, gated.Observations.Single(o => o.Indicator == "returned_share").Status == ObservationStatus.Suppressed);
    }

    private static CubeCell Share(double share) => new(
        "PK1", null, Week1, Week1.PlusDays(14), new(share, new(share, share), new(share, share), 100, 500, 1, ObservationStatus.Normal));
}
