using System.Runtime.InteropServices;
using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>What the operator delivers of one calendar day: its events in order of time, with faults. Files and the
/// stream are made of the same deliveries. One instance per thread; buffers are reused from day to day.</summary>
internal sealed class DayDelivery(World world, Population population, DefectPlan plan)
{
    private readonly DayGenerator _generator = new(world, population);
    private readonly List<EventRow> _rows = [];
    private readonly int[] _position = new int[DayClock.SecondsOfDay + 1];
    private int[] _byTime = [];

    public delegate void TakeRow(in DeliveredRow row);

    /// <summary>All events of the day in order of SIM, lost and faulty ones included, until the next delivery.</summary>
    public ReadOnlySpan<EventRow> BySim => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Hands over the day's rows in the order of its file. Rows that were lost are not among them.</summary>
    /// <param name="day">The calendar day.</param>
    /// <param name="file">Name of its file, for the faults.</param>
    /// <param name="defects">Takes the faults of rows.</param>
    /// <param name="take">Sees each row once.</param>
    /// <returns>Rows of the file, faults included.</returns>
    public long Deliver(int day, string file, List<Defect> defects, TakeRow take)
    {
        _generator.Fill(day, _rows);
        Sort();
        var key = Draw.Key(world.Seed, Purpose.Row, day);
        long row = 0;
        foreach (var index in _byTime.AsSpan(0, _rows.Count))
        {
            var e = _rows[index];
            if (plan.IsLost(day, e.Second))
            {
                continue;
            }

            var delivered = Delivered(index, e, Draw.Key(key, ++row));
            if (delivered.IsTwice)
            {
                defects.Add(new Defect(file, ++row, "duplicate_row"));
            }
            else if (delivered.Fault != RowFault.None)
            {
                defects.Add(new Defect(file, row, Kind(delivered.Fault)));
            }

            take(delivered);
        }

        return row;
    }

    private DeliveredRow Delivered(int index, EventRow e, ulong bits)
    {
        var faults = world.Scenario.Defects;
        var unit = Draw.Unit(bits);
        if (unit < faults.DuplicateRows)
        {
            return new DeliveredRow(index, e, RowFault.None, true, bits);
        }

        unit -= faults.DuplicateRows;
        var fault = unit < faults.NullFields ? RowFault.NullField
            : unit < faults.NullFields + faults.UnparsableTimes ? RowFault.UnparsableTime
            : unit < faults.NullFields + faults.UnparsableTimes + faults.UnknownCells ? RowFault.UnknownCell
            : RowFault.None;
        return new DeliveredRow(index, e, fault, false, bits);
    }

    private static string Kind(RowFault fault) => fault switch
    {
        RowFault.NullField => "null_field",
        RowFault.UnparsableTime => "unparsable_time",
        _ => "unknown_cell",
    };

    /// <summary>Counting sort by second; equal seconds keep the order of SIMs.</summary>
    private void Sort()
    {
        Array.Clear(_position);
        foreach (ref readonly var row in BySim)
        {
            _position[row.Second + 1]++;
        }

        for (var second = 1; second < _position.Length; second++)
        {
            _position[second] += _position[second - 1];
        }

        if (_byTime.Length < _rows.Count)
        {
            _byTime = new int[_rows.Count + (_rows.Count / 8)];
        }

        for (var index = 0; index < _rows.Count; index++)
        {
            _byTime[_position[_rows[index].Second]++] = index;
        }
    }
}
