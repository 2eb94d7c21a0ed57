using System.Collections.Concurrent;
using System.Text;
using NodaTime;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.Output;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>
/// The events of a generated country, day by day in memory: what its files hold, without text, compression or a disk.
/// No more than the days in work are held. A file that would come twice is streamed once; one that is missing or broken
/// is an empty day; late rows stand with their own day.
/// </summary>
public sealed class StreamedCountry
{
    private readonly World _world;
    private readonly Population _population;
    private readonly DefectPlan _plan;
    private readonly CellPlan _cells;
    private readonly int[] _laterId;
    private readonly string _folder;
    private readonly int? _threads;

    internal StreamedCountry(World world, Population population, CellPlan cells, DefectPlan plan, string folder, int? threads)
    {
        (_world, _population, _cells, _plan, _folder, _threads) = (world, population, cells, plan, folder, threads);
        Numbers = Events.Numbers.For(world, population);
        List<string> names = [.. Enumerable.Range(0, cells.Count).Select(c => Name(c, 0))];
        _laterId = new int[cells.Count];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            _laterId[cell] = cell;
            if (cells.IsRenumbered(cell))
            {
                _laterId[cell] = names.Count;
                names.Add(Name(cell, cells.RenumberedOn));
            }
        }

        Cells = names;
    }

    /// <summary>Every cell id that an event may have.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>Telephone numbers by SIM, in national form without leading zero.</summary>
    public IReadOnlyList<long> Numbers { get; }

    /// <summary>The first calendar day; its events begin when the local day does.</summary>
    public LocalDate FirstDay => _world.Calendar.First;

    /// <summary>Calendar days: one more than there are local days, for the last night ends on the day after.</summary>
    public int Days => _world.Calendar.Days + 1;

    public long People => _population.Tehsils.Sum(t => t.People);

    /// <summary>Streams every calendar day once, on several threads and in about the order of days, then writes
    /// <c>truth/defects.csv</c>. The days are the same on any number of threads.</summary>
    /// <param name="take">Called on several threads at once; the events are valid during the call only.</param>
    /// <param name="cancellation">Stops between days.</param>
    /// <returns>Rows that the files would have had, faults included.</returns>
    public long Read(Action<StreamedDay> take, CancellationToken cancellation = default)
    {
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = _threads ?? Environment.ProcessorCount,
        };
        var defects = new List<Defect>[Days];
        var rows = 0L;
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, Days), EnumerablePartitionerOptions.NoBuffering),
            parallel,
            () => new Reader(this),
            (day, _, reader) =>
            {
                Interlocked.Add(ref rows, reader.Read(day, defects[day] = [], take));
                return reader;
            },
            _ => { });
        TruthFiles.Defects(_folder, defects.SelectMany(d => d));
        return rows;
    }

    private string Name(int cell, int localDay) => Encoding.ASCII.GetString(_cells.IdOn(cell, localDay));

    /// <summary>Delivers days on one thread.</summary>
    private sealed class Reader(StreamedCountry stream)
    {
        private readonly DayDelivery _delivery = new(stream._world, stream._population, stream._plan);
        private bool[] _isFaulty = [];
        private StreamedEvent[] _events = [];

        public long Read(int day, List<Defect> defects, Action<StreamedDay> take)
        {
            var date = stream._world.Calendar.Date(day);
            var file = DayFileWriter.FileName(date);
            Array.Fill(_isFaulty, true);
            var repeated = 0L;
            var rows = _delivery.DeliverInTheEnd(day, file, defects, (in row) =>
            {
                if (_isFaulty.Length < _delivery.BySim.Length)
                {
                    _isFaulty = new bool[_delivery.BySim.Length + (_delivery.BySim.Length / 8)];
                    Array.Fill(_isFaulty, true);
                }

                _isFaulty[row.Index] = row.Fault != RowFault.None;
                repeated += row.IsTwice ? 1 : 0;
            });
            defects.AddRange(stream._plan.OfFile(day, file, DayFileWriter.FileName(date, DayFileWriter.Resend)));
            var count = Collect(day);
            take(new StreamedDay(date, rows, repeated, _events.AsSpan(0, count)));
            return rows;
        }

        /// <summary>Lost rows never were delivered, so that they count as faulty.</summary>
        private int Collect(int day)
        {
            var rows = _delivery.BySim;
            if (_events.Length < rows.Length)
            {
                _events = new StreamedEvent[rows.Length + (rows.Length / 8)];
            }

            var count = 0;
            for (var index = 0; index < rows.Length && index < _isFaulty.Length; index++)
            {
                if (!_isFaulty[index])
                {
                    ref readonly var e = ref rows[index];
                    var localDay = e.Second < DayClock.DayStarts ? day - 1 : day;
                    var cell = localDay >= stream._cells.RenumberedOn ? stream._laterId[e.Cell] : e.Cell;
                    _events[count++] = new StreamedEvent(e.Sim, e.Second, cell);
                }
            }

            return count;
        }
    }
}
