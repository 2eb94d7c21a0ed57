using System.Globalization;
using System.IO.Compression;
using NodaTime;
using Tideline.Synthetic.Draws;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>Writes one calendar day as the operator delivers it: sorted by time, gzipped, with faults. One writer per
/// thread; buffers are reused from day to day.</summary>
internal sealed class DayFileWriter(
    World world, Population population, long[] numbers, CellPlan cells, DefectPlan plan, string folder)
{
    /// <summary>Suffix of a file that comes again.</summary>
    public const string Resend = "_resend";

    private const string Events = "inbox/events";
    private const double DuplicatedShare = 0.05;
    private readonly DayGenerator _generator = new(world, population);
    private readonly List<EventRow> _rows = [];
    private readonly RowBuffer _buffer = new();
    private readonly int[] _position = new int[DayClock.SecondsOfDay + 1];
    private EventRow[] _sorted = [];

    public static string FileName(LocalDate date, string suffix = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Events}/cdr_{date.Year:0000}{date.Month:00}{date.Day:00}{suffix}.csv.gz");

    /// <returns>Rows written, faults included.</returns>
    public long Write(int day, List<Defect> defects)
    {
        var file = FileName(world.Calendar.Date(day));
        if (day == plan.MissingDay)
        {
            defects.Add(new Defect(file, 0, "missing_file"));
            return 0;
        }

        var path = Path.Combine(folder, file);
        long row = 0;
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            _buffer.Text("msisdn,event_time,cell_id,direction,duration_s\n"u8);
            var late = world.Scenario.Defects;
            if (late.LateRows > 0 && day >= late.LateByDays)
            {
                row = WriteRows(gzip, day, day - late.LateByDays, row, file, defects);
            }

            row = WriteRows(gzip, day, day, row, file, defects);
            _buffer.Flush(gzip);
        }

        if (day == plan.BrokenDay)
        {
            BrokenFile.Cut(path);
        }

        ListFileDefects(day, file, path, defects);
        return row;
    }

    /// <summary>Writes the rows of a day that its file, or a later day's file, delivers.</summary>
    private long WriteRows(GZipStream gzip, int fileDay, int day, long row, string file, List<Defect> defects)
    {
        _generator.Fill(day, _rows);
        var count = Sort();
        var text = new EventText(_buffer, numbers, cells, day, world.Calendar.Date(day));
        var key = Draw.Key(world.Seed, Purpose.Row, fileDay);
        var share = world.Scenario.Defects.LateRows;
        var lateKey = Draw.Key(world.Seed, Purpose.Late, day);
        var duplicates = fileDay == plan.DuplicatedDay ? DuplicatedShare : world.Scenario.Defects.DuplicateRows;
        for (var i = 0; i < count; i++)
        {
            ref readonly var e = ref _sorted[i];
            var isLate = share > 0 && Draw.Unit(Draw.Key(lateKey, i)) < share;
            if (isLate == (fileDay != day) && !plan.IsLost(day, e.Second))
            {
                row = WriteRow(text, e, row, key, duplicates, file, defects);
                _buffer.FlushIfFull(gzip);
            }
        }

        return row;
    }

    private long WriteRow(in EventText text, in EventRow e, long row, ulong key, double duplicates, string file, List<Defect> defects)
    {
        var faults = world.Scenario.Defects;
        row++;
        var bits = Draw.Key(key, row);
        var unit = Draw.Unit(bits);
        if (unit < duplicates)
        {
            // The second row may write the number in another form; it is the same event all the same.
            text.Write(e, RowFault.None, bits);
            text.Write(e with { Detail = (uint)bits }, RowFault.None, bits);
            row++;
            defects.Add(new Defect(file, row, "duplicate_row"));
            return row;
        }

        unit -= duplicates;
        var fault = unit < faults.NullFields ? RowFault.NullField
            : unit < faults.NullFields + faults.UnparsableTimes ? RowFault.UnparsableTime
            : unit < faults.NullFields + faults.UnparsableTimes + faults.UnknownCells ? RowFault.UnknownCell
            : RowFault.None;
        if (fault != RowFault.None)
        {
            defects.Add(new Defect(file, row, fault switch
            {
                RowFault.NullField => "null_field",
                RowFault.UnparsableTime => "unparsable_time",
                _ => "unknown_cell",
            }));
        }

        text.Write(e, fault, bits);
        return row;
    }

    private void ListFileDefects(int day, string file, string path, List<Defect> defects)
    {
        if (day == plan.TruncatedDay)
        {
            defects.Add(new Defect(file, 0, "truncated_day"));
        }
        else if (plan.TruncatedDay >= 0 && day == plan.TruncatedDay + 1)
        {
            defects.Add(new Defect(file, 0, "missing_first_hours"));
        }
        else if (day == plan.RepeatedDay)
        {
            var again = FileName(world.Calendar.Date(day), Resend);
            File.Copy(path, Path.Combine(folder, again));
            defects.Add(new Defect(again, 0, "repeated_file"));
        }
        else if (day == plan.DuplicatedDay || day == plan.BrokenDay)
        {
            defects.Add(new Defect(file, 0, day == plan.BrokenDay ? "broken_file" : "duplicated_rows"));
        }

        var faults = world.Scenario.Defects;
        if (faults.LateRows > 0 && day >= faults.LateByDays)
        {
            defects.Add(new Defect(file, 0, "late_rows"));
        }

        if (faults.LateRows > 0 && day + faults.LateByDays > world.Calendar.Days)
        {
            defects.Add(new Defect(file, 0, "rows_to_come"));
        }
    }

    /// <summary>Counting sort by second; equal seconds keep the order of SIMs.</summary>
    private int Sort()
    {
        Array.Clear(_position);
        foreach (var row in _rows)
        {
            _position[row.Second + 1]++;
        }

        for (var second = 1; second < _position.Length; second++)
        {
            _position[second] += _position[second - 1];
        }

        if (_sorted.Length < _rows.Count)
        {
            _sorted = new EventRow[_rows.Count + (_rows.Count / 8)];
        }

        foreach (var row in _rows)
        {
            _sorted[_position[row.Second]++] = row;
        }

        return _rows.Count;
    }
}
