using System.Security.Cryptography;
using Tideline.EndToEnd.Tests;
using Tideline.Engines.DuckDb;
using Tideline.Engines.DuckDb.Tests;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Bench;

/// <summary>How literal rows become tables of an engine.</summary>
internal enum Placing
{
    /// <summary>As literals.</summary>
    Literal,

    /// <summary>Rows of days as Parquet, as the lake holds them.</summary>
    Parquet,

    /// <summary>Rows about subscribers on the shards that hold their events.</summary>
    Shards,
}

/// <summary>One engine with tables of literal rows, and DuckDB with the same rows in memory beside it.</summary>
/// <param name="engine">The engine under test.</param>
/// <param name="placing">How its tables come in.</param>
internal sealed class StepBench(IEngine engine, Placing placing) : IDisposable
{
    /// <summary>What the pipeline gives the steps for a day that starts at 05:00: the seconds of 18:00 and of midnight.</summary>
    public static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["night_starts"] = "46800",
        ["midnight"] = "68400",
        ["source"] = "event",
        ["home_month"] = "cast('2025-07-01' as date)",
        ["first_day"] = "cast('2025-08-01' as date)",
        ["last_day"] = "cast('2025-08-30' as date)",
    };

    private readonly TemporaryFolder _folder = new();
    private readonly DuckDbEngine _reference = new(new DuckDbLimits(Path.GetTempPath()) { MemoryBytes = 1_000_000_000 });

    /// <summary>Runs an example's step on both engines and gives the rows of each.</summary>
    public (IReadOnlyList<string> Rows, IReadOnlyList<string> Reference) Run(StepExample example)
    {
        foreach (var table in example.Tables)
        {
            _reference.Create(table.Table, Select(table));
            Put(table);
        }

        foreach (var each in (ReadOnlySpan<IEngine>)[_reference, engine])
        {
            Dictionary<string, string> From(string source) => new(Parameters, StringComparer.Ordinal) { ["source"] = source };
            foreach (var (table, source) in example.Paths)
            {
                each.Create(table, StepText.Render("day_place", each.Dialect, From(source)));
            }

            foreach (var step in example.Before)
            {
                each.Create(step, StepText.Render(step, each.Dialect, Parameters));
            }

            each.Create(example.Step, StepText.Render(example.Step, each.Dialect, From(example.Source ?? "event")));
        }

        var rows = RowText.Of(_reference, example.Step);
        return (rows.Read(engine), rows.Read(_reference));
    }

    public void Dispose()
    {
        _reference.Dispose();
        _folder.Dispose();
    }

    private static string[][] Columns(Rows table) => [.. table.Columns.Split(", ").Select(c => c.Split(' '))];

    private void Put(Rows table)
    {
        var columns = Columns(table).Select(c => c[0]).ToArray();
        if (placing == Placing.Literal)
        {
            engine.Create(table.Table, Select(table));
        }
        else if (table.Table == "event_part")
        {
            engine.OpenEvents(Files(table.Table));
        }
        else if (placing == Placing.Parquet && columns is ["subscriber", "local_day", ..])
        {
            engine.OpenDays(table.Table, Files(table.Table));
        }
        else if (columns.Contains("at"))
        {
            PutEvents(table);
        }
        else
        {
            engine.Load(table.Table, [.. Columns(table).Select(c => (c[0], TypeOf(c[1])))], Values(table.Table, Columns(table)));
        }
    }

    /// <summary>Only events have a time, and they come as parts. What else a row holds is joined to them.</summary>
    private void PutEvents(Rows table)
    {
        var columns = Columns(table).Select(c => c[0]).ToArray();
        string[] ofEvents = ["subscriber", "local_day", "local_second", "at", "cell"];
        engine.OpenEvents(Files(table.Table));
        if (columns.All(ofEvents.Contains))
        {
            engine.Create(table.Table, $"select {string.Join(", ", columns.Select(c => $"event_part.{c} as {c}"))} from event_part");
            return;
        }

        string[][] rest = [.. Columns(table).Where(c => c[0] != "at")];
        engine.Load("rest", [.. rest.Select(c => (c[0], TypeOf(c[1])))], Values(table.Table, rest));
        engine.Create(table.Table, $"""
            select {string.Join(", ", columns.Select(c => $"{(ofEvents.Contains(c) ? "event_part" : "rest")}.{c} as {c}"))}
            from event_part
            {engine.Dialect.AllJoin}inner join rest on event_part.subscriber = rest.subscriber and event_part.local_day = rest.local_day
                and event_part.local_second = rest.local_second and event_part.cell = rest.cell
            """);
    }

    private IReadOnlyList<string> Files(string table)
    {
        var folder = _folder.Below(table);
        _reference.SaveDays(table, "local_day", folder);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.CreateDirectory(Path.Combine(folder, "local_day=2000-01-01"));
            _reference.SaveEmpty(table, Path.Combine(folder, "local_day=2000-01-01", "empty.parquet"));
        }

        return [.. Directory.GetFiles(folder, "*.parquet", SearchOption.AllDirectories).Select(Named)];
    }

    /// <summary>Parts are named by what they hold: an engine may keep one that it knows.</summary>
    private static string Named(string file)
    {
        var name = Path.Combine(Path.GetDirectoryName(file)!, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16] + ".parquet");
        File.Move(file, name);
        return name;
    }

    private object[][] Values(string table, string[][] columns) =>
    [
        .. _reference.Read(
            $"select {string.Join(", ", columns.Select(c => $"\"{c[0]}\""))} from {table}",
            r => columns.Select((c, i) => TypeOf(c[1]) switch
            {
                ColumnType.Date => r.GetFieldValue<DateOnly>(i),
                ColumnType.Text => r.GetString(i),
                ColumnType.Integer => r.GetInt32(i),
                ColumnType.BigInteger => r.GetInt64(i),
                ColumnType.UnsignedBigInteger => (object)r.GetFieldValue<ulong>(i),
            }).ToArray()),
    ];

    private static ColumnType TypeOf(string type) => type switch
    {
        "date" => ColumnType.Date,
        "varchar" => ColumnType.Text,
        "integer" => ColumnType.Integer,
        "bigint" => ColumnType.BigInteger,
        "ubigint" => ColumnType.UnsignedBigInteger,
        _ => throw new NotSupportedException($"No small table has a column of type {type}."),
    };

    /// <summary>A table's literal rows in DuckDB's words.</summary>
    private static string Select(Rows table)
    {
        // Quoted: "at" is a word of DuckDB's own.
        var columns = Columns(table);
        return table.Literals.Length == 0
            ? $"select {string.Join(", ", columns.Select(c => $"cast(null as {c[1]}) as \"{c[0]}\""))} where false"
            : $"select {string.Join(", ", columns.Select(c => $"cast(\"{c[0]}\" as {c[1]}) as \"{c[0]}\""))} "
                + $"from (values {string.Join(", ", table.Literals.Select(r => $"({r})"))}) as v({string.Join(", ", columns.Select(c => $"\"{c[0]}\""))})";
    }
}
