using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>Events to daily locations, homes and trips, beside SQL written by hand for DuckDB.</summary>
internal static class StepsPart
{
    public static readonly string[] Results = ["daily locations", "homes", "trips"];

    public static Section Measure(Bench bench)
    {
        Func<Measurement> Task(string task, params string[] more) =>
            () => Worker.Run(task, [bench.Ingested(bench.Size.Subscribers), bench.Scratch("steps"), .. more]);
        var runs = bench.Interleaved(
            "steps", ("tideline", Task("steps-tideline")), ("duckdb-sieve", Task("steps-duckdb", "sieve")), ("duckdb-plain", Task("steps-duckdb", "plain")));
        var (own, sieve, plain) = (runs["tideline"], runs["duckdb-sieve"], runs["duckdb-plain"]);
        Checks.Equal("Tideline", own[0], "DuckDB by hand", sieve[0], [.. Results, "days in full"]);

        var (ratio, bare) = (Section.Cpu(own) / Section.Cpu(sieve), Section.Cpu(own) / Section.Cpu(plain));
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            The lake of the ingest above. All make `subscriber_day` as Parquet by day, homes by month (majority of rolling seven-day windows)
            and origin-destination by day and district. Equal before timing: checksums of every row. Tideline also keeps trips by
            subscriber and day. It leaves out events that nobody can have travelled to; so does the first text by hand, which looks for
            their days and is given the events. The second does not look for them, and its results differ where there are any.

            {Section.Programs([("Tideline's steps", own), ("DuckDB by hand, with the sieve", sieve), ("DuckDB by hand, without", plain)])}
            | CPU s, median | Tideline | by hand, with the sieve | without |
            |---|---:|---:|---:|
            {string.Join('\n', ((string[])["daily tables", "homes", "trips"]).Select(l => string.Create(CultureInfo.InvariantCulture,
                $"| {l} | {Lap(own, l):0.0} | {Lap(sieve, l):0.0} | {Lap(plain, l):0.0} |")))}

            Tideline sorts consecutive events of a day in its daily tables (the step `trip`), the texts by hand under trips.
            """);
        return new Section("Steps", text,
        [
            new Bar("events to subscriber_day, home, OD", "at most 1.2 of the CPU time of SQL by hand for the same result",
                string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} ({bare:0.00} of SQL without the sieve)"), ratio <= 1.2),
        ]);
    }

    private static double Lap(IEnumerable<Measurement> runs, string lap) => Statistics.Median(runs.Select(r => r.Number($"cpu:{lap}")));
}
