using System.Globalization;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>What an operator of some size needs: lines through the two largest countries of the growth table.</summary>
internal static class SizingPart
{
    private const int Days = 252;

    private static readonly (double Subscribers, double EventsADay)[] Operators =
        [(100_000, 3), (1_000_000, 3), (1_000_000, 10), (10_000_000, 3), (10_000_000, 10), (50_000_000, 10), (100_000_000, 10)];

    public static Section Measure(Bench bench)
    {
        GrowthCase[] cases = [.. GrowthPart.Cases(bench).Where(c => c.WeeksBefore == GrowthCase.Long)];
        var (a, b) = (cases[^2], cases[^1]);
        double Made(GrowthCase c) => c.Run.Number("wall:Daily tables");
        double Line(Func<GrowthCase, double> size, Func<GrowthCase, double> cost, double at)
        {
            var slope = Math.Max(0, (cost(b) - cost(a)) / (size(b) - size(a)));
            return Math.Max(0, cost(b) + (slope * (at - size(b))));
        }

        string Row((double Subscribers, double EventsADay) o)
        {
            var rows = o.Subscribers * o.EventsADay * Days;
            double Events(Func<GrowthCase, double> cost) => Line(c => c.Rows, cost, rows);
            double People(Func<GrowthCase, double> cost) => Line(c => c.Subscribers, cost, o.Subscribers);
            var (ingest, daily, rest) = (Events(c => c.Ingest.Number("wall:Ingest")), Events(Made), People(c => c.Run.Wall - Made(c)));
            var memory = Math.Max(People(c => c.Run.PeakMegabytes), People(c => c.Ingest.PeakMegabytes)) / 1000;
            var disk = (Events(c => c.Ingest.Number("event_bytes")) + Events(c => c.Run.Number("step_bytes"))) / 1e9;
            var basis = rows <= b.Rows ? "between measured sizes" : string.Create(CultureInfo.InvariantCulture, $"extrapolated {rows / b.Rows:N0} times");
            return string.Create(CultureInfo.InvariantCulture,
                $"| {o.Subscribers:N0} | {o.EventsADay} | {rows / 1e9:0.00} | {ingest / 3600:0.0} | {(daily + rest) / 3600:0.0} | {((ingest + daily) / Days + rest) / 60:N0} | {memory:N0} | {Events(c => c.Ingest.Number("inbox_bytes")) / 1e9:N0} | {disk:N0} | {basis} |");
        }

        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {Days} days of history on a machine like this one. Measured: the {a.Subscribers:N0} and {b.Subscribers:N0} subscribers of the growth table ({b.Rows / 1e6:0.0} million events
            at most); everything beyond is a straight line through the two. Ingest, daily tables and disk follow the events; the rest of the run and
            memory follow the subscribers. A new day is a day's share of ingest and daily tables, and the rest of a run. Memory beyond 60% of the
            machine's means that the engine spills to disk, which costs time that no line here knows. More cores divide the hours of all
            but the estimates.

            | subscribers | events a day each | billion events | ingest, hours | run, hours | a new day, minutes | memory, GB | csv.gz, GB | lake, GB | basis |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---|
            {string.Join('\n', Operators.Select(Row))}
            """);
        return new Section("Sizing", text, []);
    }
}
