using DuckDB.NET.Data;
using Tideline.Domain;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads a CSV file; every value is text, so that p-codes keep their leading zeros. The delimiter is found out.</summary>
internal static class CsvSource
{
    /// <param name="skip">Lines above the header.</param>
    /// <exception cref="InputRefusedException">It is no CSV, or a row has more or fewer fields than the header.</exception>
    public static SourceTable Read(string file, int skip = 0)
    {
        if (!File.Exists(file))
        {
            throw SourceFault.Of(file, "is not there", "Name a file that exists.");
        }

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "set preserve_insertion_order = true; set threads = 1";
        command.ExecuteNonQuery();
        // Without a word on comments the sniffer takes a row of HXL tags for one.
        command.CommandText = FormattableString.Invariant(
            $"select * from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', all_varchar = true, header = true, skip = {skip}, comment = '', strict_mode = true, null_padding = false, ignore_errors = false)");
        try
        {
            using var reader = command.ExecuteReader();
            string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetName(i).Trim().TrimStart('\uFEFF'))];
            var rows = new List<SourceRow>();
            while (reader.Read())
            {
                var values = new Dictionary<string, string?>(columns.Length, StringComparer.Ordinal);
                for (var i = 0; i < columns.Length; i++)
                {
                    values[columns[i]] = reader.IsDBNull(i) ? null : reader.GetString(i);
                }

                rows.Add(new(rows.Count + 1, values));
            }

            return new(columns, rows);
        }
        catch (DuckDBException e)
        {
            // The whole message quotes rows of the file.
            throw SourceFault.Of(file, $"cannot be read as a table ({e.Message.Split('\n', 2)[0].TrimEnd().TrimEnd('.')})", "Save it as UTF-8 CSV with a header row.", e);
        }
    }
}
