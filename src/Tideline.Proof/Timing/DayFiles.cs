using System.Globalization;
using DuckDB.NET.Data;
using Tideline.Engines.DuckDb;
using Tideline.Proof.DirectRoad;

namespace Tideline.Proof.Timing;

/// <summary>Writes the days of a streamed country as the lake holds them: <c>local_day=…/part.parquet</c>, sorted by
/// subscriber, people only.</summary>
internal static class DayFiles
{
    /// <returns>The files, and their rows.</returns>
    public static (IReadOnlyList<string> Files, long Rows) Write(Country country, string folder, CancellationToken cancellation)
    {
        using var session = DuckDbSession.Open(new DuckDbLimits(Path.Combine(folder, "tmp")));
        List<string> files = [];
        var rows = 0L;
        for (var day = 0; day < country.Days.Days; day++)
        {
            cancellation.ThrowIfCancellationRequested();
            session.Execute("create or replace table day (subscriber ubigint, night_cluster integer, day_cluster integer, location integer)");
            var added = Append(session.Connection, country, day);
            if (added > 0)
            {
                var parent = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"local_day={country.Days.Date(day):uuuu-MM-dd}"));
                Directory.CreateDirectory(parent);
                files.Add(Path.Combine(parent, "part.parquet"));
                session.Execute($"copy (select * from day order by subscriber) to '{files[^1].Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd)");
                rows += added;
            }
        }

        return (files, rows);
    }

    private static long Append(DuckDBConnection connection, Country country, int day)
    {
        using var appender = connection.CreateAppender("day");
        var rows = 0L;
        for (var sim = 0; sim < country.Pseudonyms.Length; sim++)
        {
            var (night, dayPart) = country.Days.PlacesOf(day, sim);
            if (night + dayPart > 0 && country.IsPerson(sim))
            {
                appender.CreateRow().AppendValue(country.Pseudonyms[sim]).AppendValue(night).AppendValue(dayPart)
                    .AppendValue(night > 0 ? night : dayPart).EndRow();
                rows++;
            }
        }

        return rows;
    }
}
