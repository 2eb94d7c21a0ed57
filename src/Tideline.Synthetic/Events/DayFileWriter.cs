using System.Globalization;
using System.IO.Compression;
using NodaTime;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Events;

/// <summary>Writes one calendar day as the operator delivers it: sorted by time, gzipped, with faults. One writer per
/// thread.</summary>
internal sealed class DayFileWriter(
    World world, Population population, long[] numbers, CellPlan cells, DefectPlan plan, string folder)
{
    /// <summary>Suffix of a file that comes again.</summary>
    public const string Resend = "_resend";

    private const string Events = "inbox/events";
    private readonly DayDelivery _delivery = new(world, population, plan);
    private readonly RowBuffer _buffer = new();

    public static string FileName(LocalDate date, string suffix = "") =>
        string.Create(CultureInfo.InvariantCulture, $"{Events}/cdr_{date.Year:0000}{date.Month:00}{date.Day:00}{suffix}.csv.gz");

    /// <returns>Rows written, faults included.</returns>
    public long Write(int day, List<Defect> defects)
    {
        var date = world.Calendar.Date(day);
        var file = FileName(date);
        var again = FileName(date, Resend);
        if (day == plan.MissingDay)
        {
            defects.AddRange(plan.OfFile(day, file, again));
            return 0;
        }

        var path = Path.Combine(folder, file);
        long rows;
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            var own = new EventText(_buffer, numbers, cells, day, date);
            var late = plan.LateDayOf(day) is >= 0 and var lateDay
                ? new EventText(_buffer, numbers, cells, lateDay, world.Calendar.Date(lateDay))
                : own;
            _buffer.Text("msisdn,event_time,cell_id,direction,duration_s\n"u8);
            rows = _delivery.Deliver(day, file, defects, (in row) =>
            {
                ref readonly var text = ref row.Day == day ? ref own : ref late;
                text.Write(row.Event, row.Fault, row.Bits);
                if (row.IsTwice)
                {
                    // The second row may write the number in another form; it is the same event all the same.
                    text.Write(row.Event with { Detail = (uint)row.Bits }, RowFault.None, row.Bits);
                }

                _buffer.FlushIfFull(gzip);
            });
            _buffer.Flush(gzip);
        }

        defects.AddRange(plan.OfFile(day, file, again));
        if (day == plan.BrokenDay)
        {
            BrokenFile.Cut(path);
        }
        else if (day == plan.RepeatedDay)
        {
            File.Copy(path, Path.Combine(folder, again));
        }

        return rows;
    }
}
