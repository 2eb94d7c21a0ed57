using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Runs;

namespace Tideline.Proof.Timing;

/// <summary>Timelines as an engine reads them from files, the rest from memory.</summary>
/// <param name="timelines">Rows of an engine that has the table <c>person_day</c>.</param>
/// <param name="cellDays">Events by local day and cell.</param>
internal sealed class StoredTimelines(
    EngineRows timelines, IReadOnlyList<(LocalDate Day, string Cell, long Events)> cellDays) : IDayRows
{
    public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines() => timelines.Timelines();

    public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays() => cellDays;

    public IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population) => [];
}
