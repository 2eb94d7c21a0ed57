using NodaTime;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Daily;

/// <summary>
/// Marks the events of a batch that nobody can have travelled to and from. The engine finds the few subscriber-days that have
/// any; <see cref="TeleportFilter"/> decides which events go, so that there is one rule. Leaves the tables <c>day_place</c>,
/// <c>teleport_day</c>, <c>teleport</c>, <c>kept_event</c> and <c>kept_day</c> for the steps.
/// </summary>
public static class Teleports
{
    private static readonly string[] Steps = ["day_place", "far_day", "teleport_day", "teleport_event", "kept_event"];
    private static readonly string[] Tables = [.. Steps, "kept_day", "teleport"];

    /// <param name="engine">Holds <c>event</c> and <c>cell_cluster</c>.</param>
    /// <param name="places">Positions of the clusters.</param>
    /// <param name="parameters">Of the steps.</param>
    public static void Mark(IEngine engine, ClusterMap places, IReadOnlyDictionary<string, string> parameters)
    {
        void Create(string table, string step, string source) =>
            engine.Create(table, StepText.Render(step, engine.Dialect, From(source, parameters)));
        foreach (var step in Steps[..^1])
        {
            Create(step, step, "event");
        }

        engine.Load(
            "teleport",
            [("subscriber", ColumnType.UnsignedBigInteger), ("local_day", ColumnType.Date), ("local_second", ColumnType.Integer), ("cell", ColumnType.Text)],
            [.. Days(engine).SelectMany(day => Dropped(day, places))]);
        Create("kept_event", "kept_event", "event");
        Create("kept_day", "day_place", "kept_event");
    }

    public static void Forget(IEngine engine)
    {
        foreach (var table in Tables)
        {
            engine.Drop(table);
        }
    }

    /// <summary>What the marks are made by, for fingerprints.</summary>
    public static string Text(IEngine engine, IReadOnlyDictionary<string, string> parameters) =>
        string.Join('\n', Steps.Select(s => StepText.Render(s, engine.Dialect, From("event", parameters))));

    private static Dictionary<string, string> From(string source, IReadOnlyDictionary<string, string> parameters) =>
        new(parameters, StringComparer.Ordinal) { ["source"] = source };

    private static IEnumerable<List<Row>> Days(IEngine engine)
    {
        var rows = engine.Read(
            "select subscriber, local_day, local_second, teleport_event.at, cell, cluster from teleport_event "
            + "order by subscriber, local_day, teleport_event.at, cluster, cell",
            r => new Row(r.GetFieldValue<ulong>(0), r.GetFieldValue<DateOnly>(1), r.GetInt32(2), r.GetDateTime(3), r.GetString(4), r.GetInt32(5)));
        List<Row> day = [];
        foreach (var row in rows)
        {
            if (day.Count > 0 && (day[^1].Subscriber != row.Subscriber || day[^1].Day != row.Day))
            {
                yield return day;
                day = [];
            }

            day.Add(row);
        }

        if (day.Count > 0)
        {
            yield return day;
        }
    }

    private static IEnumerable<object[]> Dropped(List<Row> day, ClusterMap places)
    {
        Sighting[] sightings = [.. day.Select(r =>
        {
            var (longitude, latitude) = places.PositionOf(r.Cluster);
            return new Sighting(Instant.FromDateTimeUtc(DateTime.SpecifyKind(r.At, DateTimeKind.Utc)), longitude, latitude);
        })];
        var keep = new bool[day.Count];
        TeleportFilter.Mark(sightings, keep);
        return day.Where((_, i) => !keep[i]).Select(r => new object[] { r.Subscriber, r.Day, r.Second, r.Cell });
    }

    private sealed record Row(ulong Subscriber, DateOnly Day, int Second, DateTime At, string Cell, int Cluster);
}
