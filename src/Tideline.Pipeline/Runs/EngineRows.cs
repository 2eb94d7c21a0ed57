using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Runs;

/// <summary>The rows of an engine that <see cref="Preparation"/> has made ready. The table <c>timeline</c> is made when it is
/// first read, and then stays until the last emergency is folded: a run folds it several times, and gathering the days of a subscriber is
/// most of reading.</summary>
/// <param name="engine">The engine.</param>
/// <param name="subscriberDays">Rows of <c>subscriber_day</c>, about; 0 where few are known to be there.</param>
public sealed class EngineRows(IEngine engine, long subscriberDays = 0) : IDayRows
{
    private bool _isMade;
    private int _folded;

    /// <summary>How many emergencies are folded: with the last one's fold the timelines go, since what follows needs the memory.</summary>
    public int Emergencies { get; init; } = 1;

    public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines()
    {
        if (!_isMade)
        {
            engine.CreateBySubscriber([("timeline", StepText.Render("timeline", engine.Dialect))], "person_day", subscriberDays);
            _isMade = true;
        }

        return engine.ReadTimelines();
    }

    public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays() => engine.Read(
        "select local_day, cell, events from cell_day",
        r => (Preparation.DateOf(r, 0), r.GetString(1), r.GetInt64(2)));

    public IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population)
    {
        if (++_folded == Emergencies && _isMade)
        {
            engine.Drop("timeline");
            _isMade = false;
        }

        return new PresenceRun(engine, days, frame, network, population).Run(emergency, days.UsableDays.First(), days.Vintage!.Value);
    }
}
