using CsCheck;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Quality;

namespace Tideline.Domain.Tests.Displacement.Presets;

public sealed class PresetLawTests
{
    public static TheoryData<string> Names => [.. Preset.All.Select(p => p.Name)];

    [Fact]
    public void What_repeats_every_week_is_no_displacement_under_a_same_lag_baseline()
    {
        // The same life after a placebo onset gives the same share away at the same lag, whatever the habit.
        var rules = PresetCountry.Rules("wilson");
        Gen.Int[0, 127].Array[1, 8].SamplePinned(habits =>
        {
            var frame = PresetCountry.Frame(rules);
            var fold = new StateFold(frame);
            for (var i = 0; i < habits.Length; i++)
            {
                var habit = habits[i];
                fold.Add((ulong)i, SmallCountry.Nights(d => (habit >> (((d % 7) + 7) % 7) & 1) == 1 ? SmallCountry.B1 : SmallCountry.A1));
            }

            var stock = ComparedStock.Of(frame, fold.Counts, PresetCountry.Population);
            Assert.All(Enumerable.Range(0, frame.Weeks), w => Assert.Equal(0, stock.People(0, w), 9));
        }, iter: 40);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shards_in_any_order_add_up_to_the_whole(string preset)
    {
        var frame = PresetCountry.Frame(PresetCountry.Rules(preset));
        var person = Gen.Select(Gen.ULong, Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 30], Gen.Int[1, 5]);
        person.Array[2, 10].SamplePinned(people =>
        {
            var whole = Fold(frame, people);
            var cut = people.Length / 2;
            var parts = Fold(frame, [.. people[cut..].Reverse()]);
            parts.Add(Fold(frame, people[..cut]));

            Assert.Equal(Text(frame, whole), Text(frame, parts));
        }, iter: 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stock_is_the_share_away_times_the_population_where_nobody_travels(string preset)
    {
        var frame = PresetCountry.Frame(PresetCountry.Rules(preset));
        var fold = new StateFold(frame);
        for (var i = 0; i < 20; i++)
        {
            var leaves = i < 5;
            fold.Add((ulong)i, SmallCountry.Nights(d => d >= 0 && leaves ? SmallCountry.B1 : SmallCountry.A1));
        }

        var stock = ComparedStock.Of(frame, fold.Counts, PresetCountry.Population);
        Assert.Equal(250, stock.People(0, 4), 9);
        Assert.Equal(0, stock.People(0, 0), 9);
        Assert.Equal(5, stock.Contributors(0, 4));
    }

    [Fact]
    public void Tidelines_own_row_is_the_stock_of_its_cubes()
    {
        var setting = PresetCountry.Setting();
        var stocks = ComparedStock.OfAll(setting, Folded);

        var cube = new DisplacementCubes(setting.Own, Folded(setting.Own), PresetCountry.Population, 1, (_, _, _) => Observability.Normal).Build()
            .Single(c => c.Indicator == Indicator.DisplacedStock);
        Assert.Equal(["tideline", .. Preset.All.Select(p => p.Name)], stocks.Select(s => s.Name));
        Assert.Equal(
            cube.Cells.Where(c => c.Area == "CA1").OrderBy(c => c.Start).Select(c => c.Estimate.Value),
            Enumerable.Range(0, stocks[0].Weeks).Select(w => stocks[0].People(0, w)));

        static FoldCounts Folded(FoldFrame frame)
        {
            var fold = new StateFold(frame);
            for (var i = 0; i < 20; i++)
            {
                var leaves = i < 5;
                fold.Add((ulong)i, SmallCountry.Nights(d => (d >= 0 && leaves) || d % 9 == 0 ? SmallCountry.B1 : SmallCountry.A1));
            }

            return fold.Counts;
        }
    }

    [Fact]
    public void Every_preset_has_a_definition_of_its_own_that_changes_with_its_rules()
    {
        var definitions = Preset.All.Select(r => Preset.Parameters(r).Definition).ToArray();

        Assert.Equal(["asa", "bengtsson", "flowminder-7d", "iom-like", "li-step", "meta", "naive", "tai", "wilson"], Preset.All.Select(p => p.Name).Order());
        Assert.All(Preset.All.Zip(definitions), p => Assert.Matches($"^{p.First.Name}-[0-9a-f]{{8}}$", p.Second));
        Assert.Equal(definitions.Length, definitions.Distinct().Count());
        Assert.All(Preset.All, r => Assert.NotEqual(
            Preset.Parameters(r).Definition, Preset.Parameters(r with { ReferenceDays = r.ReferenceDays + 1 }).Definition));
    }

    [Fact]
    public void Every_rule_is_printed() =>
        Assert.Equal(typeof(StateRules).GetProperties().Count(p => p.CanWrite), Preset.All[0].Print().Count);

    [Fact]
    public void Without_rules_the_definition_is_tidelines_own()
    {
        var own = new DisplacementParameters();

        Assert.StartsWith("tideline-", own.Definition, StringComparison.Ordinal);
        Assert.DoesNotContain("preset", own.Print().Keys);
    }

    [Theory]
    [InlineData(BaselineRule.None, 0.7)]
    [InlineData(BaselineRule.SameLag, 0.5)] // 0.7 - 0.2
    [InlineData(BaselineRule.Threshold, 0.7 - (0.2 + (3 * 1.4826 * 0.1)))] // The median is 0.2, the MAD 0.1.
    [InlineData(BaselineRule.RelativeOdds, 0.625)] // OR = (7/3)/(1/4) = 28/3, and 0.7 (1 - 3/28) = 0.625
    public void What_a_share_claims_against_the_placebos(BaselineRule rule, double claim) =>
        Assert.Equal(claim, PresetEstimator.Excess(rule, 0.7, [(10, 1), (10, 1), (10, 2), (10, 3), (10, 3)]), 12);

    [Fact]
    public void A_share_below_the_threshold_claims_nothing() =>
        Assert.Equal(0, PresetEstimator.Excess(BaselineRule.Threshold, 0.6, [(10, 1), (10, 1), (10, 2), (10, 3), (10, 3)]));

    private static FoldCounts Fold(FoldFrame frame, (ulong Id, int Home, int Other, int Leaves, int Every)[] people)
    {
        var fold = new StateFold(frame);
        foreach (var p in people)
        {
            fold.Add(p.Id, SmallCountry.Nights(d => d % p.Every != 0 ? 0 : d >= p.Leaves || d % 17 == 0 ? p.Other : p.Home));
        }

        return fold.Counts;
    }

    private static string Text(FoldFrame frame, FoldCounts counts)
    {
        var dense = from o in Enumerable.Range(0, frame.Onsets.Count)
                    from u in Enumerable.Range(0, frame.Units.Count)
                    from w in Enumerable.Range(0, frame.Weeks)
                    from c in Enum.GetValues<Count>()
                    select counts[c, o, u, 0, w];
        var hosts = counts.AwayAtHost.OrderBy(h => h.Key).Select(h => $"{h.Key}={h.Value}");
        return string.Join(',', dense) + string.Join(';', hosts) + string.Join(',', counts.Contributors.Displaced);
    }
}
