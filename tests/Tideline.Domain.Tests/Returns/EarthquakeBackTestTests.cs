using System.Text.Json;
using Tideline.Domain.Returns;

namespace Tideline.Domain.Tests.Returns;

/// <summary>
/// The camps after the earthquake of Haiti, 2010 to 2017, as IOM counted them in 30 rounds two to six months apart: 24
/// origins from the sixth round.
/// </summary>
public sealed class EarthquakeBackTestTests
{
    private const int FirstOrigin = 6;
    // Rounds, not days: the drift of the last three, and a fit from four.
    private static readonly ProjectionRules Rules = new() { DriftSteps = 3, FewestObservations = 4 };

    [Theory]
    [InlineData(1, 24, 0.132, 0.083)]
    [InlineData(3, 22, 0.452, 0.216)]
    public void The_ensemble_beats_persistence_on_the_camps_of_Haiti(int rounds, int origins, double persistence, double error)
    {
        var test = BackTest.Of(Past(Camps(), rounds));

        Assert.Equal(origins, test.Origins);
        Assert.Equal(persistence, test.PersistenceError!.Value, 0.0005);
        Assert.Equal(error, test.Error!.Value, 0.0005);
        Assert.True(test.HasSkill);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_band_of_earlier_errors_holds_about_four_in_five_of_the_later_rounds(int rounds)
    {
        PastForecast[] past = [.. Past(Camps(), rounds)];
        var (inside, judged) = (0, 0);
        for (var i = Rules.FewestErrors; i < past.Length; i++)
        {
            // Only errors that were known at the origin.
            double[] known = [.. past.Where(p => p.Observations + rounds <= past[i].Observations).Select(p => p.LogError)];
            if (known.Length >= Rules.FewestErrors)
            {
                judged++;
                inside += past[i].LogError <= ConformalBand.Of(known, known, 0.8, Rules)!.Value.HalfWidth ? 1 : 0;
            }
        }

        Assert.InRange((double)inside / judged, 0.7, 0.9);
    }

    private static IEnumerable<PastForecast> Past(StockSeries series, int rounds)
    {
        ProjectionSpan span = new(rounds, rounds);
        var past = PastForecast.Roll(series, series, new double[series.Count], [span], 1, Rules);
        return past.Where(p => p.Observations >= FirstOrigin).OrderBy(p => p.Observations);
    }

    private static StockSeries Camps()
    {
        var file = Path.Combine(Fixtures.Find("dtm"), "displacement-admin0-admin0pcode-hti.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var first = new DateTime(2010, 11, 30);
        (double Day, double Stock)[] rounds =
        [
            .. json.RootElement.GetProperty("result").EnumerateArray()
                .Where(r => r.GetProperty("operation").GetString() == "Haiti Earthquake" && r.GetProperty("roundNumber").GetInt32() <= 30)
                .Select(r => ((r.GetProperty("reportingDate").GetDateTime() - first).TotalDays, r.GetProperty("numPresentIdpInd").GetDouble())),
        ];
        return new([.. rounds.Select(r => r.Day)], [.. rounds.Select(r => r.Stock)]);
    }
}
