using System.Globalization;
using Google.OrTools.LinearSolver;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Release.Observations;
using Tideline.Release.Tests;

namespace Tideline.Exchange.Tests.Hub;

/// <summary>An operator who has what the hub shows, its own figures before its own gate, the method and all weights, and wants what others have.</summary>
public sealed class UnionAttackTests
{
    private const double Percent = 10;

    private static readonly (string, double)[] Operators = [("alpha", 0.4), ("beta", 0.3), ("gamma", 0.2), ("delta", 0.1)];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void No_operator_comes_near_to_a_figure_of_another(int seed, bool byArea)
    {
        using var world = new HubWorld("  minimum_operators: 3", "", Operators);
        var weights = byArea ? AreaWeights(world, seed) : (_, name) => Operators.Single(o => o.Item1 == name).Item2;
        foreach (var (node, k) in world.Nodes.Values.Select((n, k) => (n, k)))
        {
            node.Publish([.. world.Areas.Finest.Select((a, i) => (Country.Week1, a.PCode, Subscribers(seed, k, i)))]);
        }

        world.Deliver();
        var manifest = world.Combine();
        var combined = world.Combined(manifest).ToDictionary(o => o.Area, StringComparer.Ordinal);
        Assert.True(manifest.Shown > 0, "Where nothing is shown there is nothing to attack.");

        var (told, near, attacked) = (0, 0, 0);
        foreach (var (attacker, a) in Operators.Select((o, a) => (o.Item1, a)))
        {
            using var view = new View(world, combined, weights, attacker);
            foreach (var (other, k) in Operators.Select((o, k) => (o.Item1, k)).Where(o => o.k != a))
            {
                foreach (var row in world.Nodes[other].Released())
                {
                    var (least, most) = view.Bounds(other, row.Area);
                    var truth = world.Areas.Finest.Select((f, i) => (f, i)).Where(f => world.Areas.AncestorAt(f.f.PCode, world.Areas[row.Area].AdminLevel)?.PCode == row.Area).Sum(f => Subscribers(seed, k, f.i)) * Country.Weight;
                    Assert.InRange(truth, least - 1e-3, most + 1e-3);
                    attacked++;
                    told += row.Value is null && most - least < 16 * Country.Weight ? 1 : 0;
                    near += row.Value is { } value && most - least < Math.Max(Percent / 100 * (double)value, 50) - 1e-6 ? 1 : 0;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"seed {seed}: {manifest.Shown} shown, {manifest.HiddenAlone} hidden alone, {manifest.HiddenForOthers} for others; {attacked} attacked, {told} told, {near} near"));
        Assert.Equal((0, 0), (told, near));
    }

    /// <summary>The attack can succeed: without protection it does.</summary>
    [Fact]
    public void Of_a_figure_of_two_each_has_the_others()
    {
        using var world = new HubWorld("  figures: open\n  minimum_operators: 1", "", ("alpha", 0.6), ("beta", 0.4));
        foreach (var (node, k) in world.Nodes.Values.Select((n, k) => (n, k)))
        {
            node.Publish([.. world.Areas.Finest.Select((a, i) => (Country.Week1, a.PCode, 200 + Subscribers(1, k, i)))]);
        }

        world.Deliver();
        var combined = world.Combined(world.Combine()).ToDictionary(o => o.Area, StringComparer.Ordinal);
        using var view = new View(world, combined, (_, name) => name == "alpha" ? 0.6 : 0.4, "alpha");
        var found = world.Nodes["beta"].Released().Where(o => o.Value is not null).Select(o => (o, view.Bounds("beta", o.Area))).ToList();
        Assert.Contains(found, f => f.Item2.Most - f.Item2.Least < 0.1 * (double)f.o.Value!.Value);
    }

    private static long Subscribers(int seed, int k, int area) =>
        Draws.Below(Draws.Hash((ulong)seed, (ulong)k, (ulong)area, 77), 5) == 0 ? Draws.Below(Draws.Hash((ulong)seed, (ulong)k, (ulong)area, 78), 16) : 16 + Draws.Below(Draws.Hash((ulong)seed, (ulong)k, (ulong)area, 79), 150);

    private static Func<string, string, double> AreaWeights(HubWorld world, int seed)
    {
        var table = world.Areas.All.SelectMany((a, i) => Operators.Select((o, k) => (a.PCode, o.Item1, Weight: 0.05 + (0.4 * Draws.Uniform(Draws.Hash((ulong)seed, (ulong)k, (ulong)i, 80))))))
            .ToDictionary(w => (w.PCode, w.Item2), w => Math.Round(w.Weight, 3));
        File.WriteAllLines(
            world.File("hub/reference/weights.csv"),
            ["pcode,operator,weight", .. table.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key.PCode},{t.Key.Item2},{t.Value}"))]);
        var yaml = world.Project.ConfigurationFile;
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("{ basis: market_share }", "{ basis: penetration, areas: reference/weights.csv }", StringComparison.Ordinal));
        return (pcode, name) => table[(pcode, name)];
    }

    /// <summary>Everything that fits, written down from what is printed and not from how it was made.</summary>
    private sealed class View : IDisposable
    {
        private const double Step = 50;

        private readonly Solver _solver = new("attack", Solver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        private readonly Dictionary<(string Operator, string Area), Variable> _others = [];

        public View(HubWorld world, Dictionary<string, Observation> combined, Func<string, string, double> weights, string attacker)
        {
            // Who contributed follows from who released a number: every operator's statuses are taken as known.
            var released = world.Nodes.ToDictionary(n => n.Key, n => n.Value.Released().ToDictionary(o => o.Area, StringComparer.Ordinal), StringComparer.Ordinal);
            string[] others = [.. world.Nodes.Keys.Where(n => n != attacker)];
            foreach (var name in others)
            {
                foreach (var area in combined.Keys)
                {
                    _others[(name, area)] = _solver.MakeNumVar(0, 1e7, "");
                }

                foreach (var area in combined.Keys.Select(a => world.Areas[a]).Where(a => world.Areas.Children(a.PCode).Any()))
                {
                    Area[] below = [.. world.Areas.Children(area.PCode)];
                    var sum = _solver.MakeConstraint(-Step / 2 * (below.Length + 1), Step / 2 * (below.Length + 1), "");
                    sum.SetCoefficient(_others[(name, area.PCode)], -1);
                    foreach (var child in below)
                    {
                        sum.SetCoefficient(_others[(name, child.PCode)], 1);
                    }
                }
            }

            foreach (var figure in combined.Values.Where(f => f.Value is not null))
            {
                string[] behind = [.. world.Nodes.Keys.Where(n => released[n][figure.Area].Value is not null)];
                var all = behind.Sum(n => weights(figure.Area, n));
                var own = behind.Contains(attacker) ? weights(figure.Area, attacker) / all * (double)released[attacker][figure.Area].Value!.Value : 0;
                var sum = _solver.MakeConstraint((double)figure.Value!.Value - own - (Step / 2), (double)figure.Value!.Value - own + (Step / 2), "");
                foreach (var name in behind.Where(n => n != attacker))
                {
                    sum.SetCoefficient(_others[(name, figure.Area)], weights(figure.Area, name) / all);
                }
            }
        }

        public (double Least, double Most) Bounds(string name, string area) => (Extreme(_others[(name, area)], false), Extreme(_others[(name, area)], true));

        public void Dispose() => _solver.Dispose();

        private double Extreme(Variable figure, bool largest)
        {
            var objective = _solver.Objective();
            objective.Clear();
            objective.SetCoefficient(figure, 1);
            objective.SetOptimizationDirection(largest);
            Assert.Equal(Solver.ResultStatus.OPTIMAL, _solver.Solve());
            return objective.Value();
        }
    }
}
