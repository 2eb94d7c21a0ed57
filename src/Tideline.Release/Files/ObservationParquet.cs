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

    /// <summary>Whether the file has the columns of the contract and exactly these rows in this order.</summary>
    public static bool Holds(IReadOnlyList<Observation> observations, string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, "set threads = 1");
        using var command = connection.CreateCommand();
        command.CommandText = $"select * from read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}')";
        using var reader = command.ExecuteReader();
        if (!Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).SequenceEqual(ObservationCsv.Columns, StringComparer.Ordinal))
        {
            return false;
        }

        foreach (var o in observations)
        {
            object?[] row =
            [
                o.Indicator, o.Area, o.CounterpartArea, Date(o.PeriodStart), Date(o.PeriodEnd), (double?)o.Value, (double?)o.Lower,
                (double?)o.Upper, o.Unit.Word(), o.Status.Code(), o.Definition, o.Emergency, Date(o.Vintage),
            ];
            if (!reader.Read() || !row.Select((v, i) => Equals(v, Read(i))).All(same => same))
            {
                return false;
            }
        }

        return !reader.Read();

        object? Read(int i) => reader.IsDBNull(i) ? null : reader.GetFieldType(i) == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i);
    }

    private static DateOnly? Date(LocalDate date) => date.ToDateOnly();

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
