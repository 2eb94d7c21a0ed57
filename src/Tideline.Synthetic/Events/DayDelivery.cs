using System.Runtime.InteropServices;
using Tideline.Synthetic.Draws;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>What the operator delivers of one calendar day: its events in order of time, with faults. Files and the
/// stream are made of the same deliveries. One instance per thread; buffers are reused from day to day.</summary>
internal sealed class DayDelivery(World world, Population population, DefectPlan plan)
{
    private const double DuplicatedShare = 0.05;
    private readonly DayGenerator _generator = new(world, population);
    private readonly List<EventRow> _rows = [];
    private readonly int[] _position = new int[DayClock.SecondsOfDay + 1];
    private int[] _byTime = [];

    public delegate void TakeRow(in DeliveredRow row);

    /// <summary>All events of the last day delivered in order of SIM, lost and faulty ones included, until the next delivery.</summary>
    public ReadOnlySpan<EventRow> BySim => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Hands over the rows of a day's file in its order: first late ones of an earlier day. Rows that were lost are
    /// not among them.</summary>
    /// <param name="day">The calendar day.</param>
    /// <param name="file">Name of its file, for the faults.</param>
    /// <param name="defects">Takes the faults of rows.</param>
    /// <param name="take">Sees each row once.</param>
    /// <returns>Rows of the file, faults included.</returns>
    public long Deliver(int day, string file, List<Defect> defects, TakeRow take)
    {
        var lateDay = plan.LateDayOf(day);
        var row = lateDay < 0 ? 0 : Deliver(day, lateDay, 0, position => plan.IsLate(lateDay, position), file, defects, take);
        return Deliver(day, day, row, position => !plan.IsLate(day, position), file, defects, take);
    }

    /// <summary>Hands over the rows of a day that have come when the last file has: what all files together hold of it,
    /// save for files that are missing or broken.</summary>
    /// <inheritdoc cref="Deliver(int, string, List{Defect}, TakeRow)"/>
    public long DeliverInTheEnd(int day, string file, List<Defect> defects, TakeRow take) =>
        Deliver(
            day, day, 0, position => day != plan.MissingDay && day != plan.BrokenDay && !(plan.IsStillToCome(day) && plan.IsLate(day, position)),
            file, defects, take);

    private long Deliver(
        int fileDay, int day, long row, Func<int, bool> isIn, string file, List<Defect> defects, TakeRow take)
    {
        _generator.Fill(day, _rows);
        Sort();
        var key = Draw.Key(world.Seed, Purpose.Row, fileDay);
        var duplicates = fileDay == plan.DuplicatedDay ? DuplicatedShare : world.Scenario.Defects.DuplicateRows;
        for (var position = 0; position < _rows.Count; position++)
        {
            var index = _byTime[position];
            var e = _rows[index];
            if (plan.IsLost(day, e.Second) || !isIn(position))
            {
                continue;
            }

            var delivered = Delivered(day, index, e, duplicates, Draw.Key(key, ++row));
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

    private DeliveredRow Delivered(int day, int index, EventRow e, double duplicates, ulong bits)
    {
        var faults = world.Scenario.Defects;
        var unit = Draw.Unit(bits);
        if (unit < duplicates)
        {
            return new DeliveredRow(day, index, e, RowFault.None, true, bits);
        }

        unit -= duplicates;
        var fault = unit < faults.NullFields ? RowFault.NullField
            : unit < faults.NullFields + faults.UnparsableTimes ? RowFault.UnparsableTime
            : unit < faults.NullFields + faults.UnparsableTimes + faults.UnknownCells ? RowFault.UnknownCell
            : RowFault.None;
        return new DeliveredRow(day, index, e, fault, false, bits);
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
