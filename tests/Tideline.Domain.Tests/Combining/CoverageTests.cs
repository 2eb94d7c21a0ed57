using System.Globalization;
using Tideline.Domain.Combining;

namespace Tideline.Domain.Tests.Combining;

/// <summary>How often the combined 80% interval holds the truth, in countries whose truth is known. The figures of docs/methods/combining.md.</summary>
public sealed class CoverageTests
{
    private const int Areas = 600;

    // Each error in turn: none but sampling; operators that are each off by a tenth of the truth; an error that all share.
    [Theory]
    [InlineData(2, 0.0, 0.0, 0.75, 0.88)]
    [InlineData(3, 0.0, 0.0, 0.75, 0.88)]
    [InlineData(2, 0.1, 0.0, 0.75, 0.88)]
    [InlineData(3, 0.1, 0.0, 0.75, 0.88)]
    [InlineData(3, 0.1, 0.25, 0.75, 0.88)]
    public void Operators_that_err_each_by_itself_are_covered(int operators, double between, double shared, double least, double most)
    {
        var rules = new CombinationRules { SharedError = shared };
        var covered = Covered(operators, rules, (area, k, people) =>
        {
            var sd = 0.12 * people / Math.Sqrt(Share(k, operators) * operators);
            var error = (Math.Sqrt(1 - shared) * Noise.Normal(area, k, 11)) + (Math.Sqrt(shared) * Noise.Normal(area, 0, 12));
            return (people * (1 + (between * Noise.Normal(area, k, 13))) + (sd * error), sd);
        });
        Tell($"{operators} operators, each off by {between}, shared {shared}", covered);
        Assert.InRange(covered, least, most);
    }

    [Fact]
    public void An_error_that_all_share_is_not_covered_where_it_is_taken_for_their_own()
    {
        double Covered(double assumed) => CoverageTests.Covered(3, new() { SharedError = assumed }, (area, k, people) =>
        {
            var error = (Math.Sqrt(0.4) * Noise.Normal(area, k, 11)) + (Math.Sqrt(0.6) * Noise.Normal(area, 0, 12));
            return (people * (1 + (0.15 * error)), 0.15 * people);
        });
        Tell("3 operators, shared 0.6, assumed 0", Covered(0));
        Tell("3 operators, shared 0.6, assumed 0.6", Covered(0.6));
        Assert.True(Covered(0) < 0.72);
        Assert.InRange(Covered(0.6), 0.75, 0.88);
    }

    /// <summary>People one by one: each has an operator, is displaced or not, and is seen or not. Subscribers of the operators are displaced to different degrees.</summary>
    [Theory]
    [InlineData(2, 0.0, 0.74, 0.90)]
    [InlineData(3, 0.0, 0.74, 0.90)]
    [InlineData(3, 0.2, 0.80, 1.00)]
    public void Operators_of_one_population_are_covered(int operators, double apart, double least, double most)
    {
        const int People = 3000;
        var rules = new CombinationRules { SharedError = 0 };
        var cells = new List<OperatorFigure[]>();
        var truths = new List<double>();
        for (var area = 0; area < 250; area++)
        {
            var rate = 0.05 + (0.25 * Noise.Uniform(area, 0, 21));
            var (truth, held, seen, away) = (0, new int[operators], new int[operators], new int[operators]);
            for (var person = 0; person < People; person++)
            {
                var k = OperatorOf(Noise.Uniform(area, person, 22), operators);
                var isDisplaced = Noise.Uniform(area, person, 23) < rate * (1 + (apart * Noise.Normal(area, k, 24)));
                held[k]++;
                truth += isDisplaced ? 1 : 0;
                if (Noise.Uniform(area, person, 25) < 0.2)
                {
                    seen[k]++;
                    away[k] += isDisplaced ? 1 : 0;
                }
            }

            truths.Add(truth);
            cells.Add([.. Enumerable.Range(0, operators).Select(k =>
            {
                var p = away[k] / (double)seen[k];
                return new OperatorFigure($"{k}", held[k], People * p, People * Math.Sqrt(p * (1 - p) / seen[k]));
            })]);
        }

        var covered = Covered(cells, truths, rules);
        Tell($"{operators} operators of one population, subscribers {apart} apart", covered);
        Assert.InRange(covered, least, most);
    }

    private static double Covered(int operators, CombinationRules rules, Func<int, int, double, (double Value, double Sd)> seen)
    {
        double[] people = [.. Enumerable.Range(0, Areas).Select(a => Math.Exp(6 + Noise.Normal(a, 0, 10)))];
        return Covered(
            [.. people.Select((p, a) => Enumerable.Range(0, operators).Select(k => new OperatorFigure($"{k}", Share(k, operators), seen(a, k, p).Value, seen(a, k, p).Sd)).ToArray())], people, rules);
    }

    private static double Covered(IReadOnlyList<OperatorFigure[]> cells, IReadOnlyList<double> truths, CombinationRules rules)
    {
        var between = BetweenOperators.Pooled(cells, rules)!.Value;
        return cells.Zip(truths).Count(c => Combination.Of(c.First, between, rules).Interval80 is var i && i.Lower <= c.Second && c.Second <= i.Upper) / (double)cells.Count;
    }

    private static double Share(int k, int operators) => operators == 2 ? new[] { 0.6, 0.4 }[k] : new[] { 0.5, 0.3, 0.2 }[k];

    private static int OperatorOf(double draw, int operators)
    {
        var k = 0;
        for (var left = draw; k < operators - 1 && left >= Share(k, operators); k++)
        {
            left -= Share(k, operators);
        }

        return k;
    }

    private static void Tell(string what, double covered) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {covered:0.000}"));
}
