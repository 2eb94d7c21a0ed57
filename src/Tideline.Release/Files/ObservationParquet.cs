using DuckDB.NET.Data;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Observations;

namespace Tideline.Release.Files;

/// <summary><c>observations.parquet</c>: the columns of the CSV in its order, dates as DATE, figures as DOUBLE.</summary>
internal static class ObservationParquet
{
    /// <exception cref="EngineException">The file could not be written.</exception>
    public static void Write(IReadOnlyList<Observation> observations, string path)
    {
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            // One thread and row order as inserted: the same rows give the same bytes.
            Execute(connection, "set threads = 1");
            Execute(connection, "set preserve_insertion_order = true");
            Execute(connection, """
                create table observations (
                    indicator varchar not null, area varchar not null, counterpart_area varchar,
                    period_start date not null, period_end date not null,
                    value double, lower double, upper double,
                    unit varchar not null, status varchar not null,
                    definition varchar not null, emergency varchar not null, vintage date not null)
                """);
            using (var appender = connection.CreateAppender("observations"))
            {
                foreach (var o in observations)
                {
                    appender.CreateRow()
                        .AppendValue(o.Indicator).AppendValue(o.Area).AppendValue(o.CounterpartArea)
                        .AppendValue(Date(o.PeriodStart)).AppendValue(Date(o.PeriodEnd))
                        .AppendValue((double?)o.Value).AppendValue((double?)o.Lower).AppendValue((double?)o.Upper)
                        .AppendValue(o.Unit.Word()).AppendValue(o.Status.Code())
                        .AppendValue(o.Definition).AppendValue(o.Emergency).AppendValue(Date(o.Vintage))
                        .EndRow();
                }
            }

            var quoted = path.Replace("'", "''", StringComparison.Ordinal);
            Execute(connection, $"copy observations to '{quoted}' (format parquet, compression zstd)");
        }
        catch (DuckDBException e)
        {
            throw new EngineException(
                $"observations.parquet could not be written: {e.Message} Free some disk space and run again; no release was proposed.", e);
        }
    }

    private static DateOnly? Date(LocalDate date) => date.ToDateOnly();

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
