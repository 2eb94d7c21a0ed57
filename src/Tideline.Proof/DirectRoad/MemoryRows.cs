using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Quality;
using Tideline.Pipeline.Runs;

namespace Tideline.Proof.DirectRoad;

/// <summary>The rows of a streamed country, as <see cref="EngineRows"/> gives those of an ingested one. It holds no
/// trips, so that present population, residents and trips are absent.</summary>
/// <param name="days">Its local days.</param>
/// <param name="cells">Cell ids of the stream.</param>
/// <param name="pseudonyms">By SIM.</param>
/// <param name="kinds">By SIM: person or device.</param>
internal sealed class MemoryRows(
    CountryDays days, IReadOnlyList<string> cells, ulong[] pseudonyms, DeviceKind[] kinds) : IDayRows
{
    private const int Block = 4_096;

    public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines()
    {
        for (var first = 0; first < pseudonyms.Length; first += Block)
        {
            var block = new List<long>[Math.Min(Block, pseudonyms.Length - first)];
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = [];
            }

            days.Timelines(first, block);
            for (var i = 0; i < block.Length; i++)
            {
                if (kinds[first + i] == DeviceKind.Person && block[i].Count > 0)
                {
                    yield return (pseudonyms[first + i], block[i]);
                }
            }
        }
    }

    public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays()
    {
        for (var day = 0; day < days.Days; day++)
        {
            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (days.CellEvents[day]?[cell] is > 0 and var events)
                {
                    yield return (days.Date(day), cells[cell], events);
                }
            }
        }
    }

    public IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays prepared, FoldFrame frame, NetworkView network, double[] population) => [];
}
