using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;

namespace Tideline.Pipeline.Runs;

/// <summary>
/// What an emergency's figures are made from: the daily tables of an engine, or the same rows held in memory. Both give
/// the same rows, so that nothing after them knows which it was.
/// </summary>
public interface IDayRows
{
    /// <summary>Each person once, in any order: its pseudonym and its days seen, packed (<see cref="TimelineDay"/>), each
    /// once, in any order. Devices have none.</summary>
    IEnumerable<(ulong Subscriber, List<long> Days)> Timelines();

    /// <summary>Kept events by local day and cell, each pair once, in any order; a cell without events has no row.</summary>
    IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays();

    /// <summary>The cubes that need more than timelines: present population, residents, trips and network coverage. None
    /// where the rows do not hold them.</summary>
    /// <param name="emergency">The emergency.</param>
    /// <param name="days">The judged days; the last complete one is the vintage.</param>
    /// <param name="frame">What was folded for.</param>
    /// <param name="network">What the network saw.</param>
    /// <param name="population">People by finest area.</param>
    IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population);
}
