using DuckDB.NET.Data;
using Tideline.Domain;

namespace Tideline.Learning.Checks;

/// <summary>
/// A learner's own synthetic country: an operator's files as they were delivered, faults included, and what is known of
/// them. Nobody real is in it.
/// </summary>
/// <remarks>Tables: <c>events</c> (file, row, subscriber, time, cell and their raw texts), <c>cells</c> (cell, longitude, latitude,
/// pcode of the district), <c>defects</c> (file, row, kind), <c>residents</c> (pcode, parent, level, subscribers). One caller at a time.</remarks>
public sealed class PracticeCountry : IDisposable
{
    /// <summary>District of each cell, made when the exercise is started.</summary>
    public const string CellAreas = "reference/cell_districts.csv";

    /// <summary>Subscribers by home, of three levels that add up: a table that is not protected.</summary>
    public const string Residents = "tables/residents.csv";

    /// <summary>Folders that are the learner's to read; beside them stands <c>project.yaml</c>.</summary>
    public static readonly IReadOnlyList<string> Given =
        ["capstone", "devices", "flood", "homes", "inbox", "leakage", "ops", "pseudonyms", "quality", "reference", "stays", "tables", "weights"];

    /// <summary>Lies in a work folder whose country is whole.</summary>
    public const string IsThere = ".country";

    /// <summary>Where the truth is kept apart from what the learner reads.</summary>
    public const string Truth = ".truth";

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly string _folder;
    private (int First, int Last) _read;

    public PracticeCountry(string folder)
    {
        _folder = folder;
        if (!File.Exists(Path.Combine(folder, CellAreas)) || !Directory.Exists(Path.Combine(folder, Truth)))
        {
            throw new ConfigurationException($"{folder} holds no practice country. Start the exercise with 'tideline learn start'; nothing was changed.");
        }

        _connection.Open();
        Execute("set memory_limit = '1GB'");
        Execute($"create view cells as select * from read_csv('{Quoted(CellAreas)}', header = true, columns = {{'cell': 'varchar', 'longitude': 'double', 'latitude': 'double', 'pcode': 'varchar'}})");
        Execute($"create view residents as select * from read_csv('{Quoted(Residents)}', header = true, columns = {{'pcode': 'varchar', 'parent': 'varchar', 'level': 'integer', 'subscribers': 'bigint'}})");
        Execute($"create view defects as select * from read_csv('{Quoted(Truth + "/defects.csv")}', header = true, columns = {{'file': 'varchar', 'row': 'bigint', 'kind': 'varchar'}})");
    }

    /// <summary>The learner's work folder, with the country's files and what was handed in.</summary>
    public string Folder => _folder;

    /// <summary>Makes <c>events</c> of the files of some days; days without a file are passed over.</summary>
    /// <param name="first">As 20250210.</param>
    /// <param name="last">Inclusive.</param>
    public void ReadEvents(int first, int last)
    {
        if (_read == (first, last))
        {
            return;
        }

        string[] files =
        [
            .. Directory.EnumerateFiles(Path.Combine(_folder, "inbox/events"), "cdr_????????.csv.gz").Order(StringComparer.Ordinal)
                .Where(f => int.TryParse(Path.GetFileName(f).AsSpan(4, 8), out var day) && day >= first && day <= last),
        ];
        Execute("create or replace table events (file varchar, row bigint, raw_subscriber varchar, raw_time varchar, cell varchar, subscriber varchar, time timestamp)");
        // One file after another: side by side, each would take its own buffers.
        foreach (var file in files)
        {
            // Numbers come with +92, 92, 0 and bare; all of them are one person's.
            Execute($"""
                insert into events
                with raw as (select row_number() over () as row, msisdn, event_time, cell_id from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', all_varchar = true, header = true, delim = ',', buffer_size = 4000000)),
                    digits as (select *, regexp_replace(msisdn, '[^0-9]', '', 'g') as number from raw)
                select 'inbox/events/{Path.GetFileName(file)}', row, msisdn, event_time, cell_id,
                    case when length(number) = 12 and number like '92%' then number
                         when length(number) = 11 and number like '0%' then '92' || substr(number, 2)
                         when length(number) = 10 then '92' || number end,
                    try_strptime(event_time, '%Y-%m-%d %H:%M:%S')
                from digits
                """);
        }

        _read = (first, last);
    }

    /// <summary>One number.</summary>
    public long Number(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Rows of texts and a number: all columns but the last are text, the last is a whole number.</summary>
    public IReadOnlyDictionary<string, long> Counts(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
        {
            counts.Add(
                string.Join('|', Enumerable.Range(0, reader.FieldCount - 1).Select(reader.GetString)),
                Convert.ToInt64(reader.GetValue(reader.FieldCount - 1), System.Globalization.CultureInfo.InvariantCulture));
        }

        return counts;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Quoted(string path) => Path.Combine(_folder, path).Replace("'", "''", StringComparison.Ordinal);
}
