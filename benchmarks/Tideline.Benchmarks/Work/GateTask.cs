using System.Globalization;
using Tideline.Proof.Disclosure;
using Tideline.Proof.Disclosure.Hierarchies;
using Tideline.Release.Gate;

namespace Tideline.Benchmarks.Work;

/// <summary>Disclosure control of one release of a nation; making its figures does not count.</summary>
internal static class GateTask
{
    public static Dictionary<string, string> Run(string[] arguments, Tasks.Clock clock)
    {
        int[] numbers = [.. arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture))];
        var (weeks, groups) = (numbers[0], numbers[1]);
        var country = RandomCountry.Nation(seed: 1, weeks, groups);
        var cubes = new HierarchyCubes(country, weeks - 1).All();
        var input = ProofInput.Of(
            country.Areas, cubes, RandomCountry.FirstWeek, RandomCountry.FirstWeek.PlusDays((7 * weeks) + 6));
        GatedRelease? gated = null;
        clock.Time(() => gated = ReleaseGate.Apply(input, PublishedFigures.None));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["areas"] = Invariant(country.Areas.All.Count),
            ["districts"] = Invariant(country.Areas.AtLevel(country.FlowLevel).Count()),
            ["rows"] = Invariant(gated!.Observations.Count),
            ["shown"] = Invariant(gated.Observations.Count(o => o.Value is not null)),
            ["audit"] = gated.Checks.Single(c => c.Name == "audit").Evidence,
            ["losses"] = string.Join('\n', gated.Losses.Where(l => l.Level <= country.FlowLevel + 1)
                .Select(l => string.Create(CultureInfo.InvariantCulture, $"| {l.Indicator} | {l.Level} | {l.Cells} | {l.Hidden} | {l.ShareHidden:0.00} |"))),
        };

        static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
