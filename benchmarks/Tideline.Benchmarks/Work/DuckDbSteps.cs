using System.Globalization;
using System.Reflection;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Benchmarks.Work;

/// <summary>The same results by SQL written by hand for DuckDB, and the events as files for servers.</summary>
internal static class DuckDbSteps
{
    /// <param name="arguments">An ingested project, the folder that takes the daily table, and <c>sieve</c> where events that
    /// nobody can have travelled to are to be looked for and left out, as Tideline does. The text finds the subscriber-days
    /// that may have any; which events go is a rule over one event after the other, and is given.</param>
    public static Dictionary<string, string> Run(string[] arguments, Tasks.Clock clock)
    {
        using var project = new StepsProject(arguments[0], arguments[1]);
        project.Engine.OpenEvents(project.Catalogue.Parts);
        var sieve = arguments[2] == "sieve";
        project.Parameters["days"] = sieve ? "day" : "day_place";
        project.Parameters["events"] = sieve ? "(select * from located anti join dropped using (subscriber, local_day, local_second, cluster))" : "located";
        if (sieve)
        {
            project.Engine.Create("dropped", $"select * from read_parquet('{Quoted(DroppedOf(arguments[0]))}')");
        }

        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        List<(string, (double, double))> laps = [];
        foreach (var (name, files) in ((string, string[])[])[("daily tables", sieve ? ["day", "sieve"] : ["day"]), ("homes", ["home"]), ("trips", ["trips"])])
        {
            clock.Time(() =>
            {
                foreach (var file in files)
                {
                    Statements(project, Text($"duckdb_{file}.sql"));
                }

                if (name == "daily tables")
                {
                    Directory.CreateDirectory(project.Aside.Lake);
                    project.Engine.SaveDays(project.Parameters["days"], "subscriber", Path.Combine(project.Aside.Lake, "day"));
                }
            });
            laps.Add((name, (clock.Wall, clock.Cpu)));
        }

        foreach (var (check, value) in project.Checks(project.Parameters["days"], "home", "trips"))
        {
            facts[check] = value;
        }

        Laps(facts, [.. laps]);
        return facts;
    }

    /// <summary>Writes which events Tideline leaves out because nobody can have travelled to them.</summary>
    /// <param name="arguments">An ingested project, and a folder for what is in between.</param>
    public static Dictionary<string, string> Dropped(string[] arguments, Tasks.Clock clock)
    {
        using var project = new StepsProject(arguments[0], arguments[1]);
        var engine = project.Engine;
        engine.OpenEvents(project.Catalogue.Parts);
        engine.Create("event", StepText.Render("event", engine.Dialect));
        Teleports.Mark(engine, project.Places.Map, project.Parameters);
        engine.Create(
            "dropped",
            "select distinct t.subscriber, t.local_day, t.local_second, t.cell, e.cluster from teleport as t "
            + "join teleport_event as e on t.subscriber = e.subscriber and t.local_day = e.local_day and t.local_second = e.local_second and t.cell = e.cell");
        Copy(project, "dropped", DroppedOf(arguments[0]), "parquet");
        return new(StringComparer.Ordinal) { ["events"] = engine.Read("select count(*) from dropped", r => r.GetInt64(0)).Single().ToString(CultureInfo.InvariantCulture) };
    }

    /// <summary>Writes events, places and calendar as CSV, for a server to load; events each once, without those that nobody can
    /// have travelled to, with the local day and second as one time.</summary>
    /// <param name="arguments">An ingested project, and the folder that takes the files.</param>
    public static Dictionary<string, string> Export(string[] arguments, Tasks.Clock clock)
    {
        using var project = new StepsProject(arguments[0], arguments[1]);
        project.Engine.OpenEvents(project.Catalogue.Parts);
        Dictionary<string, string> tables = new(StringComparer.Ordinal)
        {
            ["event"] = $"select {StepsProject.Key} as msisdn, local_day + to_seconds(local_second) as datetime, cell as location_id from (select distinct subscriber, local_day, local_second, \"at\", cell from event_part) as e anti join read_parquet('{Quoted(DroppedOf(arguments[0]))}') as d using (subscriber, local_day, local_second, cell)",
            ["cell"] = "select cell, cluster, date '1970-01-01' + first_day as first_day, date '1970-01-01' + last_day as last_day from cell_cluster",
            ["cluster_area"] = "select cluster, area from cluster_area",
            ["cluster_district"] = "select cluster, area from cluster_district",
            ["calendar"] = "select local_day, month, windows, window_end from calendar",
        };
        clock.Time(() =>
        {
            foreach (var (table, select) in tables)
            {
                project.Engine.Create("exported", select);
                Copy(project, "exported", Path.Combine(arguments[1], table + ".csv"), "csv, header false");
                project.Engine.Drop("exported");
            }
        });
        string Date(NodaTime.LocalDate d) => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["days"] = string.Join(' ', project.Days.Select(Date)),
            ["reference"] = Date(project.Calendar.Reference),
            ["midnight"] = project.Parameters["midnight"],
        };
    }

    private static string DroppedOf(string project) => Path.Combine(project, "dropped.parquet");

    private static string Quoted(string path) => path.Replace("'", "''", StringComparison.Ordinal);

    private static void Copy(StepsProject project, string table, string file, string format) =>
        _ = project.Engine.Read($"copy {table} to '{Quoted(file)}' (format {format})", _ => 0).Count();

    private static string Text(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    /// <summary>Differences of running sums, as facts.</summary>
    public static void Laps(Dictionary<string, string> facts, params (string Name, (double Wall, double Cpu) Sum)[] laps)
    {
        var (wall, cpu) = (0d, 0d);
        foreach (var (name, sum) in laps)
        {
            facts[$"wall:{name}"] = (sum.Wall - wall).ToString(CultureInfo.InvariantCulture);
            facts[$"cpu:{name}"] = (sum.Cpu - cpu).ToString(CultureInfo.InvariantCulture);
            (wall, cpu) = sum;
        }
    }

    /// <summary>Each statement begins with <c>-- table</c>, the table that it makes.</summary>
    private static void Statements(StepsProject project, string text)
    {
        foreach (var statement in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var table = statement[3..statement.IndexOf('\n', StringComparison.Ordinal)].Trim();
            var select = project.Parameters.OrderByDescending(p => p.Key.Length).Aggregate(statement, (sql, p) => sql.Replace("$" + p.Key, p.Value, StringComparison.Ordinal));
            project.Engine.Create(table, select);
        }
    }
}
