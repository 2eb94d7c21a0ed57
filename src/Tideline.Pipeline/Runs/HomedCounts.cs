using NodaTime;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Runs;

/// <summary>Where people were and where they went, by day and home area.</summary>
/// <remarks>
/// A day is counted over all subscribers and kept until the day or the homes of the reference month change. Which of them are
/// devices depends on all days; the few there are are counted each time and taken off. Counts are integers, so that the
/// difference is what counting people alone would give.
/// </remarks>
/// <param name="engine">Holds <c>subscriber_day</c>, <c>trip</c>, <c>device</c>, <c>month_home</c> and <c>cluster_area</c>.</param>
/// <param name="derived">Keeps the days.</param>
/// <param name="home">The reference month.</param>
/// <param name="homesFrom">All that its homes come from, as text.</param>
internal sealed class HomedCounts(IEngine engine, DerivedTables derived, LocalDate home, string homesFrom)
{
    /// <summary>Bounds the memory of a batch: its rows are pairs of areas, the homes beside them are of one month.</summary>
    private const int DaysAtOnce = 28;

    /// <summary>People by place and home, each once; days without events have none.</summary>
    public IReadOnlyList<((LocalDate Day, int Area, int Home) Key, long Value)> Present(IEnumerable<LocalDate> days) => Count(
        DailyTable.PresentDay, "subscriber_day", "device_day", "present_device", "area, home_area, subscribers", days,
        r => ((Preparation.DateOf(r, 0), r.GetInt32(1), (int)r.GetInt64(2)), r.GetInt64(3)), (all, part) => all - part);

    /// <summary>Travellers and their trips by pair of districts and home, each once; days without trips have none.</summary>
    public IReadOnlyList<((LocalDate Day, int Origin, int Destination, int Home) Key, (long Subscribers, long Trips) Value)> Travel(IEnumerable<LocalDate> days) => Count(
        DailyTable.TravelDay, "trip", "device_trip", "travel_device", "origin, destination, home_area, subscribers, trips", days,
        r => ((Preparation.DateOf(r, 0), r.GetInt32(1), r.GetInt32(2), (int)r.GetInt64(3)), (r.GetInt64(4), r.GetInt64(5))),
        (all, part) => (all.Item1 - part.Item1, all.Item2 - part.Item2));

    private List<(TKey Key, TValue Value)> Count<TKey, TValue>(
        DailyTable table, string source, string deviceSource, string deviceTable, string columns, IEnumerable<LocalDate> days,
        Func<System.Data.Common.DbDataReader, (TKey Key, TValue Value)> row, Func<TValue, TValue, TValue> less)
        where TKey : notnull
        where TValue : struct, IEquatable<TValue>
    {
        LocalDate[] wanted = [.. days.Where(derived.Has)];
        if (wanted.Length == 0)
        {
            return [];
        }

        string Step(string from, LocalDate first, LocalDate last) => StepText.Render(table.Step, engine.Dialect, new Dictionary<string, string>
        {
            ["source"] = from,
            ["home_month"] = StepText.Literal(home),
            ["first_day"] = StepText.Literal(first),
            ["last_day"] = StepText.Literal(last),
        });

        // Devices of all days from the first to the last, also of days between that are not wanted: nobody asks for those.
        engine.Define(deviceSource, StepText.Render(deviceSource, engine.Dialect));
        engine.Create(deviceTable, Step(deviceSource, wanted.Min(), wanted.Max()));
        var devices = engine.Read($"select local_day, {columns} from {deviceTable}", row).ToDictionary(r => r.Key, r => r.Value);
        engine.Drop(deviceTable);
        engine.Drop(deviceSource);

        // The text of the source stands for its rows with the day: places and events are in the day's own fingerprint.
        var text = $"{StepText.Render(source, engine.Dialect)}\n{Step(source, home, home)}\n{homesFrom}";
        derived.Update(
            table, wanted.ToDictionary(d => d, d => $"{text}\n{derived.Days(d, d)}"),
            due => engine.Define(table.Step, Step(source, due[0], due[^1])), DaysAtOnce);
        List<(TKey Key, TValue Value)> people = [];
        foreach (var (key, all) in engine.Read($"select local_day, {columns} from {table.Step}", row))
        {
            var value = devices.TryGetValue(key, out var part) ? less(all, part) : all;
            if (!value.Equals(default(TValue)))
            {
                people.Add((key, value));
            }
        }

        engine.Drop(table.Step);
        return people;
    }
}
