using DuckDB.NET.Data;

namespace Tideline.Learning.Checks;

/// <summary>A table that a learner handed in.</summary>
/// <param name="Fault">Why it cannot be read, a sentence for the learner; null where it can.</param>
public sealed record HandedIn(IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows, string? Fault)
{
    private const int MostRows = 100_000;
    private const int MostColumns = 200;
    private const int LongestHeader = 20_000;

    /// <summary>Reads a CSV file with a header. A wrong file is a fault to be told, not an error.</summary>
    public static HandedIn Read(string path, IReadOnlyList<string> columns)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            return Of($"There is no {name} in the work folder. Write it there as CSV with the columns {string.Join(",", columns)}.");
        }

        if (!HasFewColumns(path))
        {
            return Of($"{name} has more than {MostColumns} columns, or a first line that does not end. Hand in the columns {string.Join(",", columns)} alone.");
        }

        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "set memory_limit = '256MB'; set threads = 1";
            command.ExecuteNonQuery();
            command.CommandText = $"select * from read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', all_varchar = true, header = true, delim = ',', quote = '\"') limit {MostRows + 1}";
            using var reader = command.ExecuteReader();
            string[] found = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim().TrimStart('\uFEFF'))];
            if (columns.Except(found, StringComparer.Ordinal).ToArray() is { Length: > 0 } missing)
            {
                return Of($"{name} has the columns {string.Join(",", found)}; missing: {string.Join(",", missing)}.");
            }

            var rows = new List<IReadOnlyDictionary<string, string?>>();
            while (reader.Read())
            {
                rows.Add(columns.ToDictionary(c => c, c => Array.IndexOf(found, c) is var i && reader.IsDBNull(i) ? null : reader.GetString(i).Trim(), StringComparer.Ordinal));
            }

            return rows.Count > MostRows ? Of($"{name} has more than {MostRows} rows. Hand in what was asked for alone.") : new(rows, null);
        }
        catch (DuckDBException)
        {
            return Of($"{name} cannot be read as CSV. Save it as UTF-8 with commas and a header row.");
        }
    }

    // The reader takes memory for each column that a header names.
    private static bool HasFewColumns(string path)
    {
        using var reader = new StreamReader(path);
        var commas = 0;
        for (var i = 0; i < LongestHeader; i++)
        {
            switch (reader.Read())
            {
                case -1 or '\n':
                    return commas < MostColumns;
                case ',':
                    commas++;
                    break;
            }
        }

        return false;
    }

    private static HandedIn Of(string fault) => new([], fault);
}
