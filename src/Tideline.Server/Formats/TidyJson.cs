using System.Buffers;
using System.Text;
using System.Text.Json;
using Tideline.Server.Api;
using Tideline.Server.Figures;
using Tideline.Server.Releases;

namespace Tideline.Server.Formats;

/// <summary>The tidy table as a list of objects, in camelCase.</summary>
internal static class TidyJson
{
    public static byte[] Write(FigureSelection selection) => Write(selection, selection.Rows);

    public static byte[] Write(FigureSelection selection, IEnumerable<ReleasedRow> rows)
    {
        var columns = TidyColumn.Of(selection).Select(c => (Name: JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(Pascal(c.Name))), c.Get)).ToList();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, ApiJson.Writer);
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (name, get) in columns)
            {
                json.WritePropertyName(name);
                Value(json, get(row));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Value(Utf8JsonWriter json, object? value)
    {
        if (value is double number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(TidyColumn.TextOf(value));
        }
    }

    private static string Pascal(string snake)
    {
        var text = new StringBuilder();
        foreach (var word in snake.Split('_'))
        {
            text.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return text.ToString();
    }
}
