using DuckDB.NET.Data;
using Tideline.Domain;
using Tideline.Projects.Files;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads a CSV file; every value is text, so that p-codes keep their leading zeros. The delimiter is found out.</summary>
internal static class CsvSource
{
    /// <param name="skip">Lines above the header.</param>
    /// <exception cref="InputRefusedException">It is no CSV, a column is there twice, or a row has more or fewer fields than the header.</exception>
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
        try
        {
            var columns = Header(command, file, skip);
            command.CommandText = $"select * from {Scan(file, skip, header: true)}";
            using var reader = command.ExecuteReader();
            if (reader.FieldCount != columns.Length)
            {
                throw SourceFault.Of(file, "has another number of columns in its header than below", "Save it as UTF-8 CSV with a header row.");
            }

            var rows = new List<SourceRow>();
            while (reader.Read())
            {
                var values = new Dictionary<string, string?>(columns.Length, StringComparer.Ordinal);
                for (var i = 0; i < columns.Length; i++)
                {
                    values.Add(columns[i], reader.IsDBNull(i) ? null : reader.GetString(i));
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

    /// <summary>The names as they stand: the reader gives a name that is there twice another one, and nobody would know which was meant.</summary>
    private static string[] Header(DuckDBCommand command, string file, int skip)
    {
        command.CommandText = $"select * from {Scan(file, skip, header: false)} limit 1";
        using var reader = command.ExecuteReader();
        string[] names = !reader.Read() ? [] :
            [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i).Trim().TrimStart('\uFEFF'))];
        string[] columns = [.. names.Select((n, i) => n.Length > 0 ? n : FormattableString.Invariant($"column{i}"))];
        return columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is not { } twice ? columns
            : throw SourceFault.Of(file, $"has the column {Quotable.Names([twice.Key])} twice", "Rename one.");
    }

    // Without a word on comments the sniffer takes a row of HXL tags for one.
    private static string Scan(string file, int skip, bool header) => FormattableString.Invariant(
        $"read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', all_varchar = true, header = {(header ? "true" : "false")}, skip = {skip}, comment = '', strict_mode = true, null_padding = false, ignore_errors = false)");
}
