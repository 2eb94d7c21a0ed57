using System.Text;

namespace Tideline.Attack.Published;

/// <summary>Rows of a comma-separated file with a header; quotes as in RFC 4180, without line breaks in fields.</summary>
internal static class CsvTable
{
    /// <returns>Each row as a look-up of its fields by column; empty fields are null.</returns>
    /// <exception cref="FormatException">A row has another number of fields than the header.</exception>
    public static IEnumerable<Func<string, string?>> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = Fields(lines[0]).Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            var fields = Fields(line);
            if (fields.Count != columns.Count)
            {
                throw new FormatException("A row has another number of fields than the header.");
            }

            yield return column => fields[columns[column]] is { Length: > 0 } field ? field : null;
        }
    }

    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line.TrimEnd('\r'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
