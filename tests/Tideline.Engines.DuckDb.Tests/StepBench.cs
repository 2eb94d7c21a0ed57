using System.Collections;
using System.Data.Common;
using System.Globalization;
using Tideline.Pipeline.Engine;

namespace Tideline.Engines.DuckDb.Tests;

/// <summary>An engine in which one step runs on literal rows.</summary>
internal sealed class StepBench : IDisposable
{
    /// <summary>What the pipeline gives the steps for a day that starts at 05:00: the seconds of 18:00 and of midnight.</summary>
    public static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["night_starts"] = "46800",
        ["midnight"] = "68400",
        ["source"] = "event",
        ["home_month"] = "date '2025-07-01'",
        ["first_day"] = "date '2025-08-01'",
        ["last_day"] = "date '2025-08-30'",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-test-").FullName;

    public StepBench(int? threads = null) => Engine = new DuckDbEngine(new DuckDbLimits(_folder) { Threads = threads });

    public DuckDbEngine Engine { get; }

    /// <summary>Runs an example's step with its rows inserted in a given order.</summary>
    public IReadOnlyList<string> Run(StepExample example, Func<string[], IEnumerable<string>> order)
    {
        foreach (var table in example.Tables)
        {
            Create(table, order);
        }

        foreach (var (table, source) in example.Paths)
        {
            Engine.Create(table, StepText.Render("day_place", Engine.Dialect, From(source)));
        }

        foreach (var step in example.Before)
        {
            Engine.Create(step, StepText.Render(step, Engine.Dialect, Parameters));
        }

        Engine.Create(example.Step, StepText.Render(example.Step, Engine.Dialect, example.Source is { } own ? From(own) : Parameters));
        // A path is judged by the steps that read it.
        return Read(example.Step == "day_place" ? "select * exclude (path) from day_place" : $"select * from {example.Step}");
    }

    /// <summary>The parameters with another table of events.</summary>
    public static Dictionary<string, string> From(string source) => new(Parameters, StringComparer.Ordinal) { ["source"] = source };

    public IReadOnlyList<string> Read(string select) => [.. Engine.Read(select, Text).Order(StringComparer.Ordinal)];

    public void Create(Rows table, Func<string[], IEnumerable<string>> order)
    {
        // Quoted: "at" is a word of DuckDB's own.
        var columns = table.Columns.Split(", ").Select(c => c.Split(' ')).ToArray();
        var casts = string.Join(", ", columns.Select(c => $"cast(\"{c[0]}\" as {c[1]}) as \"{c[0]}\""));
        var names = string.Join(", ", columns.Select(c => $"\"{c[0]}\""));
        Engine.Create(table.Table, table.Literals.Length == 0
            ? $"select {string.Join(", ", columns.Select(c => $"cast(null as {c[1]}) as \"{c[0]}\""))} where false"
            : $"select {casts} from (values {string.Join(", ", order(table.Literals).Select(r => $"({r})"))}) as v({names})");
    }

    public void Dispose()
    {
        Engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Text(DbDataReader row) =>
        string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => Text(row.GetValue(i))));

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        string text => text,
        // The order of a list's values means nothing.
        IEnumerable list => string.Join(' ', list.Cast<object>().Select(Text).Order(StringComparer.Ordinal)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
