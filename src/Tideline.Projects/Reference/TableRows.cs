using System.Globalization;
using DuckDB.NET.Data;
using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>One row of a reference table, as text by our column names.</summary>
/// <param name="Place">File and row for messages.</param>
internal sealed record TableRow(string Place, IReadOnlyDictionary<string, string?> Values, byte[]? Geometry = null)
{
    /// <summary>Begins the attributes that hold a name in another language, such as <c>name_ur</c>.</summary>
    public const string NameIn = "name_";

    /// <summary>What was wrong with its file and was mended, a sentence; null where nothing was.</summary>
    public string? Remark { get; init; }

    /// <summary>The value without surrounding blanks; null where empty or absent.</summary>
    public string? this[string column] =>
        Values.TryGetValue(column, out var value) && value?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether each attribute has one of the values that are asked for.</summary>
    public bool Is(IReadOnlyDictionary<string, IReadOnlyList<string>> where) => where.All(w => this[w.Key] is { } value && w.Value.Contains(value, StringComparer.OrdinalIgnoreCase));

    public string Required(string column) => this[column]
        ?? throw new InputRefusedException($"{Place}: '{column}' is empty. Fill it in, or leave the row out; nothing was changed.");
}

/// <summary>Reads CSV and Parquet reference tables. Every value is text: p-codes keep their leading zeros.</summary>
internal static class TableRows
{
    /// <param name="what">The table's key in the configuration, such as inputs.cells, for messages.</param>
    /// <param name="required">Columns that must be there, by our names.</param>
    /// <param name="optional">Columns that may be there. A column <c>geometry</c> of either list is read as WKB bytes
    /// where the file holds it as binary.</param>
    /// <param name="beginning">Columns whose names begin so, in either case, are read too, by their names in lower case.</param>
    /// <param name="mayBeEmpty">Whether a table with a header alone says something: that there is none.</param>
    /// <exception cref="InputRefusedException">A file or column is missing, empty or unreadable.</exception>
    public static IReadOnlyList<TableRow> Read(
        ProjectFolder folder, TableSource source, string what, IReadOnlyList<string> required, IReadOnlyList<string> optional, string? beginning = null,
        bool mayBeEmpty = false)
    {
        var rows = new List<TableRow>();
        foreach (var file in ReferenceFiles.Find(folder, source, what))
        {
            ReadFile(folder, file, source, what, required, optional, beginning, rows);
        }

        return rows.Count > 0 || mayBeEmpty ? rows : throw new InputRefusedException(
            $"{what}: {source.Files} holds no rows. Put the table there; nothing was changed.");
    }

    private static void ReadFile(
        ProjectFolder folder, string file, TableSource source, string what, IReadOnlyList<string> required, IReadOnlyList<string> optional, string? beginning,
        List<TableRow> rows)
    {
        var shown = Path.GetRelativePath(folder.Root, file);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "set preserve_insertion_order = true; set threads = 1";
        command.ExecuteNonQuery();
        var scan = Scan(file, source);
        try
        {
            var present = Columns(command, scan);
            var picked = new List<(string Ours, string Expression)>();
            foreach (var ours in required.Concat(optional))
            {
                var theirs = source.Columns.GetValueOrDefault(ours, ours);
                var match = present.Find(c => c.Name == theirs);
                match = match.Name is null ? present.Find(c => string.Equals(c.Name.Trim(), theirs, StringComparison.OrdinalIgnoreCase)) : match;
                if (match.Name is not null)
                {
                    picked.Add((ours, Expression(ours, match)));
                }
                else if (required.Contains(ours) || source.Columns.ContainsKey(ours))
                {
                    throw new InputRefusedException(
                        $"{what}: {shown} has no column '{theirs}'; it has {Quotable.Names(present.Select(c => c.Name))}. Name the right one under {what}.columns; nothing was changed.");
                }
            }

            if (beginning is not null)
            {
                picked.AddRange(present.Where(c => c.Name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                    .Select(c => (c.Name.ToLowerInvariant(), Expression(c.Name, c))));
            }

            command.CommandText = $"select {string.Join(", ", picked.Select(p => p.Expression))} from {scan}";
            using var reader = command.ExecuteReader();
            for (var number = 1L; reader.Read(); number++)
            {
                var values = new Dictionary<string, string?>(StringComparer.Ordinal);
                byte[]? geometry = null;
                for (var i = 0; i < picked.Count; i++)
                {
                    if (reader.IsDBNull(i))
                    {
                        continue;
                    }

                    switch (reader.GetValue(i))
                    {
                        case Stream binary:
                            using (binary)
                            {
                                geometry = new BinaryReader(binary).ReadBytes(checked((int)binary.Length));
                            }

                            break;
                        case var value:
                            values[picked[i].Ours] = Convert.ToString(value, CultureInfo.InvariantCulture);
                            break;
                    }
                }

                rows.Add(new TableRow(string.Create(CultureInfo.InvariantCulture, $"{shown}, row {number}"), values, geometry));
            }
        }
        catch (DuckDBException e)
        {
            throw new InputRefusedException(
                $"{what}: {shown} cannot be read as a table ({FirstLine(e.Message)}). Save it as UTF-8 CSV with a header row, or say delimiter and header; nothing was changed.", e);
        }
    }

    private static List<(string Name, string Type)> Columns(DuckDBCommand command, string scan)
    {
        command.CommandText = $"select column_name, column_type from (describe from {scan})";
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    // GeoParquet's own type becomes WKB again; other files hold WKB as bytes or WKT as text.
    private static string Expression(string ours, (string Name, string Type) column) =>
        ours == "geometry" && column.Type.StartsWith("GEOMETRY", StringComparison.Ordinal) ? $"st_aswkb({Quote(column.Name)})"
        : ours == "geometry" && column.Type == "BLOB" ? Quote(column.Name)
        : $"{Quote(column.Name)}::varchar";

    private static string Scan(string file, TableSource source)
    {
        var path = $"'{file.Replace("'", "''", StringComparison.Ordinal)}'";
        if (ReferenceFiles.FormatOf(file, source) == "parquet")
        {
            return $"read_parquet({path}, hive_partitioning = true)";
        }

        var delimiter = source.Delimiter is { } d ? $", delim = '{(d == '\'' ? "''" : d.ToString())}'" : "";
        return $"read_csv({path}, all_varchar = true, header = {(source.Header ?? true ? "true" : "false")}, strict_mode = true, null_padding = false, hive_partitioning = true{delimiter})";
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd();
}
