using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>From an operator's csv.gz to released observations, at the size of a country's operator.</summary>
internal static class NationalPart
{
    public static Section Measure(Bench bench)
    {
        var subscribers = bench.Size.NationalSubscribers;
        Measurement Cli(string verb, params string[] more) => Worker.Run("cli", [verb, "--project", bench.Country(subscribers), .. more]);
        var ingest = bench.Once("national/ingest", () =>
        {
            Bench.Bare(bench.Country(subscribers));
            return Cli("ingest");
        });
        var run = bench.Once("national/run", () => Cli("run"));
        var rows = ingest.Facts["output"].Split('\n').First(l => l.StartsWith("Rows:", StringComparison.Ordinal));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {subscribers:N0} subscribers, 252 days. {rows} Two processes one after the other, as an operator would: `ingest`
            {ingest.Wall:0} s ({ingest.Cpu:0} CPU s), peak {ingest.PeakMegabytes:0} MB; `run` {run.Wall:0} s ({run.Cpu:0} CPU s), peak {run.PeakMegabytes:0} MB; together {(ingest.Wall + run.Wall) / 60:0.0} minutes.
            {run.Facts["output"].Split('\n').FirstOrDefault(l => l.StartsWith("Proposed", StringComparison.Ordinal))?.Split(". Bulletin")[0]}.

            {NewDayPart.Stages(("ingest", ingest), ("run", run))}
            """);
        return new Section("From csv.gz to released observations", text, []);
    }
}
