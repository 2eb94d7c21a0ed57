using System.Globalization;
using Tideline.Benchmarks.Measuring;
using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>csv.gz to sorted Parquet by day, beside DuckDB's bare conversion.</summary>
internal static class IngestPart
{
    public static Section Measure(Bench bench)
    {
        Func<Measurement> Task(string task) => () => Worker.Run(task, bench.Country(bench.Size.Subscribers), bench.Scratch("ingest"));
        var runs = bench.Interleaved(
            "ingest", ("tideline", Task("ingest-tideline")), ("duckdb-statement", Task("ingest-duckdb")), ("duckdb-by-file", Task("ingest-duckdb-by-file")));
        var (own, byFile, whole) = (runs["tideline"], runs["duckdb-by-file"], runs["duckdb-statement"]);
        Checks.Equal("Tideline", own[0], "DuckDB", byFile[0], "readable");
        if (own[0].Facts["rows"] != own[0].Facts["accounted"])
        {
            throw new InvalidOperationException("Tideline lost rows: kept, duplicate and rejected do not add up to the rows read.");
        }

        var best = Math.Min(Section.Wall(byFile), Section.Wall(whole));
        var ratio = best / Section.Wall(own);
        var rows = own[0].Number("rows");
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {rows:N0} rows of events in csv.gz, a file a day. Tideline checks each row, normalises and pseudonymises the number, finds the local day,
            drops repeats and sorts; DuckDB only parses, sorts and writes, once as one statement over all files and once as a statement for each
            file. Equal before timing: rows with a time that can be read (DuckDB
            passes over the others); Tideline's kept, repeated and rejected rows add up to all. Tideline: {rows / Section.Wall(own) / 1e6:0.00} million rows a second, {own[0].Number("bytes") / rows:0.0} bytes a row in the lake.

            {Section.Programs([("Tideline ingest", own), ("DuckDB, a statement a file", byFile), ("DuckDB, one statement", whole)])}
            """);
        return new Section("Ingest", text, [new Bar(
            "csv.gz events to sorted, pseudonymised Parquet", "at least 0.9 of the rate of DuckDB's bare conversion (the faster of two)",
            string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}"), ratio >= 0.9)]);
    }
}
