using System.Buffers;
using System.Text.Json;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Server.Api;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>Figures for programs that draw them: each word once, and rows of
/// <c>[area, counterpart or -1, period, value, lower, upper, status]</c>, where the first three are places in the lists.</summary>
internal static class CompactFigures
{
    public static byte[] Write(FigureSelection selection)
    {
        var figures = selection.Figures;
        var areas = new Used(figures.Areas.Count, selection.Rows.Select(r => r.Area));
        var counterparts = new Used(figures.Counterparts.Count, selection.Rows.Select(r => r.Counterpart));
        var periods = new Used(figures.Periods.Count, selection.Rows.Select(r => r.Period));
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ApiJson.Writer);
        json.WriteStartObject();
        json.WriteString("release", selection.Table.Release.Id.Value);
        json.WriteString("vintage", LocalDatePattern.Iso.Format(selection.Table.Release.Vintage));
        json.WriteString("emergency", selection.Table.Release.Emergency);
        json.WriteString("indicator", figures.Indicator);
        json.WriteString("unit", figures.UnitWord);
        json.WriteString("definition", figures.Definition);
        json.WriteStartArray("periods");
        foreach (var i in periods.Old)
        {
            json.WriteStartObject();
            json.WriteString("start", LocalDatePattern.Iso.Format(figures.Periods[i].Start));
            json.WriteString("end", LocalDatePattern.Iso.Format(figures.Periods[i].End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Words(json, "areas", areas.Old.Select(i => figures.Areas[i]));
        if (selection.HasCounterparts)
        {
            Words(json, "counterparts", counterparts.Old.Select(i => figures.Counterparts[i]));
        }
        else
        {
            json.WriteNull("counterparts");
        }

        json.WriteStartArray("rows");
        foreach (var row in selection.Rows)
        {
            json.WriteStartArray();
            json.WriteNumberValue(areas.New[row.Area]);
            json.WriteNumberValue(row.Counterpart < 0 ? -1 : counterparts.New[row.Counterpart]);
            json.WriteNumberValue(periods.New[row.Period]);
            Number(json, row.Value);
            Number(json, row.Lower);
            Number(json, row.Upper);
            json.WriteStringValue(row.Status.Code());
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, double number)
    {
        if (double.IsNaN(number))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    /// <summary>Which of a table's words the rows use, in the table's order, and the place of each among those.</summary>
    private sealed class Used
    {
        public Used(int count, IEnumerable<int> places)
        {
            New = new int[count];
            foreach (var place in places)
            {
                if (place >= 0)
                {
                    New[place] = 1;
                }
            }

            Old = [.. Enumerable.Range(0, count).Where(i => New[i] == 1)];
            foreach (var (i, old) in Old.Index())
            {
                New[old] = i;
            }
        }

        public int[] Old { get; }

        public int[] New { get; }
    }
}
