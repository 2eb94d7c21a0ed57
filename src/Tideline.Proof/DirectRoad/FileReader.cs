using NodaTime;
using Tideline.Domain.Places;
using Tideline.Domain.Quality;
using Tideline.Ingest;
using Tideline.Ingest.Reading;
using Tideline.Ingest.Rows;
using Tideline.Ingest.Writing;
using Tideline.Pipeline.Places;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Synthetic.Events;

namespace Tideline.Proof.DirectRoad;

/// <summary>
/// Does to a streamed day what ingest and the step <c>subscriber_day</c> do to its file: same checks of cells, same
/// dropping of repeated events, same file gate, same ties. Serves several threads.
/// </summary>
internal sealed class FileReader
{
    private static readonly LocalTime NightStarts = new(18, 0);
    private readonly PlaceTables _places;
    private readonly CellIndex _index;
    private readonly IReadOnlyList<string> _cells;
    private readonly int[] _cellOf;
    private readonly EventsFeed _feed;
    private readonly int _dayStarts;
    private readonly int _night;

    public FileReader(
        PlaceTables places, ReferenceData reference, ProjectConfiguration configuration, IReadOnlyList<string> cells)
    {
        (_places, _cells, _feed) = (places, cells, configuration.Inputs.Events[0]);
        _index = new CellIndex(reference.Cells);
        _cellOf = [.. cells.Select(c => _index.TryFind(System.Text.Encoding.UTF8.GetBytes(c), out var cell) ? cell : -1)];
        _dayStarts = (int)(configuration.DayStartsAt.TickOfDay / NodaConstants.TicksPerSecond);
        _night = DayGate.SecondOfDay(NightStarts, configuration.DayStartsAt);
    }

    /// <summary>The parts of the local day before and of the day itself; null where the file is quarantined.</summary>
    public (PartialDay Before, PartialDay Own)? Read(StreamedDay file)
    {
        var date = file.Date;
        var number = Day.Number(date);
        int[] clusters = [.. _cells.Select(c => _places.ClusterOf(c, date))];
        bool[] before = [.. _cellOf.Select(c => c >= 0 && _index.IsValid(c, number - 1, number))];
        bool[] own = [.. _cellOf.Select(c => c >= 0 && _index.IsValid(c, number, number))];
        var parts = (Before: new PartialDay(_cells.Count), Own: new PartialDay(_cells.Count));
        var tally = new SimReader(_night, _places.Map);
        var repeated = file.Repeated;
        for (var i = 0; i < file.Events.Length;)
        {
            var end = i;
            while (end < file.Events.Length && file.Events[end].Sim == file.Events[i].Sim)
            {
                end++;
            }

            repeated += tally.Load(file.Events[i..end], _dayStarts, before, own);
            var cut = tally.CountBefore(_dayStarts);
            tally.Read(0, cut, 86_400 - _dayStarts, clusters, parts.Before);
            tally.Read(cut, tally.Count, -_dayStarts, clusters, parts.Own);
            i = end;
        }

        return IsRefused(file.Rows, repeated, parts) ? null : parts;
    }

    private bool IsRefused(long rows, long repeated, (PartialDay Before, PartialDay Own) parts)
    {
        var kept = parts.Before.Events + parts.Own.Events;
        if (kept == 0)
        {
            return true;
        }

        try
        {
            FileGates.Check(rows, [new DayPart(0, "", kept, repeated, 0, 0, 0)], new Dictionary<RejectReason, long>(), _feed);
            return false;
        }
        catch (FileGateException)
        {
            return true;
        }
    }
}
