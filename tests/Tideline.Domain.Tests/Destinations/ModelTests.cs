using Tideline.Domain.Destinations;

namespace Tideline.Domain.Tests.Destinations;

public sealed class ModelTests
{
    /// <summary>Five towns on a line, 20 km or more apart.</summary>
    private static readonly PlaceGraph Line = new(
        [50_000, 10_000, 80_000, 20_000, 30_000],
        [(70.0, 30.0), (70.3, 30.0), (71.0, 30.0), (71.2, 30.0), (73.0, 30.0)]);

    [Fact]
    public void A_poisson_regression_finds_the_coefficients_that_made_its_means()
    {
        double[][] rows = [.. Enumerable.Range(0, 40).Select(i => new[] { 1.0, i / 10.0, i % 7 })];
        var fitted = PoissonRegression.Fit(rows, [.. rows.Select(x => Math.Exp(0.5 + (0.8 * x[1]) - (0.3 * x[2])))])!;

        Assert.Equal(0.5, fitted[0], 6);
        Assert.Equal(0.8, fitted[1], 6);
        Assert.Equal(-0.3, fitted[2], 6);
    }

    [Fact]
    public void A_poisson_regression_solves_the_score_equations_with_zeros_among_the_counts()
    {
        double[][] rows = [[1, 0], [1, 0], [1, 0], [1, 1], [1, 1]];

        // Two groups: their means are 2 and 5.
        var fitted = PoissonRegression.Fit(rows, [0, 4, 2, 0, 10])!;
        Assert.Equal(Math.Log(2), fitted[0], 6);
        Assert.Equal(Math.Log(2.5), fitted[1], 6);
        Assert.Null(PoissonRegression.Fit([[1, 1], [1, 1], [1, 1]], [1, 2, 3]));
        Assert.Null(PoissonRegression.Fit(rows, [0, 0, 0, 0, 0]));
    }

    [Fact]
    public void Gravity_finds_the_exponents_that_made_the_nights()
    {
        var nights = new long[5, 5];
        for (var a = 0; a < 5; a++)
        {
            for (var b = 0; b < 5; b++)
            {
                nights[a, b] = a == b ? 0 : (long)Math.Round(1e5 * Math.Pow(Line.People[a], 0.5) * Math.Pow(Line.People[b], 0.9) / Math.Pow(Line.Km(a, b), 1.7));
            }
        }

        var gravity = Gravity.Fit(Line, new Ties(nights));

        Assert.True(gravity.Fitted);
        Assert.Equal((0.5, 0.9, 1.7), (Math.Round(gravity.HomeMass, 3), Math.Round(gravity.Mass, 3), Math.Round(gravity.Distance, 3)));
        Assert.False(Gravity.Fit(Line, new Ties(new long[5, 5])).Fitted);
    }

    [Fact]
    public void Radiation_agrees_with_its_formula_by_hand()
    {
        var radiation = new Radiation(Line);

        // From town 0 the nearest is 1, then 2: between 0 and 2 lie the 10,000 of town 1.
        Assert.Equal(50_000.0 * 80_000 / ((50_000.0 + 10_000) * (50_000 + 80_000 + 10_000)), radiation[0, 2], 12);
        Assert.Equal(50_000.0 * 10_000 / (50_000.0 * 60_000), radiation[0, 1], 12);
        Assert.Equal(0, radiation[0, 0]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.67, 0.5)]
    [InlineData(2, 0.995)]
    public void Half_leave_at_67_centimetres(double depth, double share) => Assert.Equal(share, Departures.FloodRate(depth), 3);
}
