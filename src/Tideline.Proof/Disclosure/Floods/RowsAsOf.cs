using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Runs;

namespace Tideline.Proof.Disclosure.Floods;

/// <summary>The rows that had come in by a day: later days are not there yet, and of the last days one subscriber-day in twenty-five is
/// late, so that the same week has other numbers in the next release.</summary>
internal sealed class RowsAsOf(IDayRows rows, LocalDate vintage) : IDayRows
{
    private const int LateDays = 9;
    private const double LateShare = 0.04;

    public IEnumerable<(ulong Subscriber, List<long> Days)> Timelines()
    {
        var last = Day.Number(vintage);
        foreach (var (subscriber, days) in rows.Timelines())
        {
            var known = days.Where(packed =>
            {
                var day = TimelineDay.Unpack((ulong)packed).Day;
                return day <= last && (day <= last - LateDays || Draws.Uniform(Draws.Hash(subscriber, (ulong)day, 7)) >= LateShare);
            }).ToList();
            if (known.Count > 0)
            {
                yield return (subscriber, known);
            }
        }
    }

    public IEnumerable<(LocalDate Day, string Cell, long Events)> CellDays() => rows.CellDays().Where(r => r.Day <= vintage);

    public IReadOnlyList<Cube> Presence(
        Emergency emergency, PreparedDays days, FoldFrame frame, NetworkView network, double[] population) => [];
}
