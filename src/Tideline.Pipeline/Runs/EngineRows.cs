using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Runs;

/// <summary>The rows of an engine that <see cref="Preparation"/> has made ready.</summary>
public sealed class EngineRows(IEngine engine) : IDayRows
{
    public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines()
    {
        engine.Create("timeline", StepText.Render("timeline", engine.Dialect));
        foreach (var timeline in engine.ReadTimelines())
        {
            yield return timeline;
        }

        engine.Drop("timeline");
    }

    public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays() => engine.Read(
        "select local_day, cell, cast(sum(events) as bigint) from cell_hour group by local_day, cell",
        r => (Preparation.DateOf(r, 0), r.GetString(1), r.GetInt64(2)));

    public IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population) =>
        new PresenceRun(engine, days, frame, network, population).Run(emergency, days.UsableDays.First(), days.Vintage!.Value);
}
