using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>Disclosure control of a release of a whole nation, with flows between all districts.</summary>
internal static class GatePart
{
    private const int Weeks = 26;
    private const int Groups = 50_000;
    private const double MostMinutes = 5;

    public static Section Measure(Bench bench)
    {
        var run = bench.Once("gate/1", () => Worker.Run(
            "gate", Weeks.ToString(CultureInfo.InvariantCulture), Groups.ToString(CultureInfo.InvariantCulture)));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            A made-up nation of {run.Facts["areas"]} areas, {run.Facts["districts"]} districts, {Weeks} weeks and {Groups:N0} groups of 0 to 40 subscribers who moved; a first release of
            all indicators of displacement, with flows between all districts. Suppression, audit and checks, without making the figures: {run.Wall:0} s ({run.Cpu:0} CPU s), peak
            {run.PeakMegabytes:0} MB with the country. {run.Number("rows"):N0} rows, {run.Number("shown"):N0} with a number. The check `audit`: {run.Facts["audit"]}

            | indicator | level | figures | hidden | share of the people hidden |
            |---|---:|---:|---:|---:|
            {run.Facts["losses"]}
            """);
        return new Section("Disclosure control of a nation", text, [new Bar(
            $"disclosure control of {run.Facts["districts"]} districts × {Weeks} weeks × all indicators", $"under {MostMinutes} minutes",
            string.Create(CultureInfo.InvariantCulture, $"{run.Wall / 60:0.0} minutes"), run.Wall < 60 * MostMinutes)]);
    }
}
