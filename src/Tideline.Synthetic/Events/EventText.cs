using System.Globalization;
using System.Text;
using NodaTime;
using Tideline.Synthetic.Network;

namespace Tideline.Synthetic.Events;

internal enum RowFault
{
    None,
    NullField,
    UnparsableTime,
    UnknownCell,
}

/// <summary>Writes the rows of one calendar day in the operator's format.</summary>
internal readonly struct EventText(RowBuffer buffer, long[] numbers, CellPlan cells, int day, LocalDate date)
{
    private readonly byte[] _date = Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00} "));

    /// <param name="bits">Random bits of the row, for the choice among faults of a kind.</param>
    public void Write(in EventRow e, RowFault fault, ulong bits)
    {
        var choice = (int)(bits % 3);
        if (fault != RowFault.NullField || choice != 0)
        {
            Subscriber(numbers[e.Sim], e.Detail & 0xFF);
        }

        buffer.Text(","u8);
        if (fault == RowFault.UnparsableTime)
        {
            buffer.Text(choice switch { 0 => "2025-02-30 25:61:00"u8, 1 => "N/A"u8, _ => "31/13/25 9h"u8 });
        }
        else if (fault != RowFault.NullField || choice != 1)
        {
            Time(e.Second);
        }

        buffer.Text(","u8);
        if (fault == RowFault.UnknownCell)
        {
            buffer.Text("99999-"u8);
            buffer.Number(90_000 + (long)(bits % 500));
        }
        else if (fault != RowFault.NullField || choice != 2)
        {
            buffer.Text(cells.IdOn(e.Cell, e.Second < DayClock.DayStarts ? day - 1 : day));
        }

        Rest(e.Detail >> 8);
    }

    private void Subscriber(long number, uint form)
    {
        buffer.Text(form switch { < 180 => "92"u8, < 215 => "0"u8, < 240 => ""u8, _ => "+92"u8 });
        buffer.Number(number);
    }

    private void Time(int second)
    {
        buffer.Text(_date);
        buffer.TwoDigits(second / 3_600);
        buffer.Text(":"u8);
        buffer.TwoDigits(second / 60 % 60);
        buffer.Text(":"u8);
        buffer.TwoDigits(second % 60);
    }

    /// <summary>Direction, and the duration of calls; messages and data last 0.</summary>
    private void Rest(uint detail)
    {
        var kind = detail & 0xF;
        buffer.Text(kind switch { < 6 => ",out,"u8, < 12 => ",in,"u8, _ => ",data,"u8 });
        var low = (detail >> 4) & 0xFF;
        buffer.Number(kind is < 4 or (>= 6 and < 10) ? 3 + (low * low / 90) : 0);
        buffer.Text("\n"u8);
    }
}
