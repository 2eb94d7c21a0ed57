using System.Globalization;
using System.Text;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Projects.Files;
using Tideline.Release.Observations;

namespace Tideline.Release.Files;

/// <summary><c>observations.csv</c>: UTF-8 without mark, LF, comma, quotes only where needed, empty where null.</summary>
public static class ObservationCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "indicator", "area", "counterpart_area", "period_start", "period_end", "value", "lower", "upper",
        "unit", "status", "definition", "emergency", "vintage",
    ];

    public static string Write(IReadOnlyList<Observation> observations)
    {
        var text = new StringBuilder(string.Join(',', Columns)).Append('\n');
        foreach (var o in observations)
        {
            text.AppendJoin(',', Fields(o).Select(f => CsvField.Quoted(f?.ReplaceLineEndings(" ")))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="EngineException">The text is no such table.</exception>
    public static IReadOnlyList<Observation> Read(string text, string name)
    {
        using var reader = new StringReader(text);
        return [.. Read(reader, name)];
    }

    /// <summary>Reads row by row what <see cref="Write"/> wrote, so that a table need not be held as text and as rows at once.</summary>
    /// <exception cref="EngineException">The text is no such table; thrown where the row is reached.</exception>
    public static IEnumerable<Observation> Read(TextReader reader, string name)
    {
        if (reader.ReadLine() != string.Join(',', Columns))
        {
            throw new EngineException($"{name} does not begin with the columns of released observations.");
        }

        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return Row(line, name);
            }
        }
    }

    private static Observation Row(string line, string name)
    {
        try
        {
            return Parse(Split(line));
        }
        catch (Exception e) when (e is FormatException or UnparsableValueException or InvalidOperationException or OverflowException)
        {
            throw new EngineException($"{name} holds a row that is no released observation.", e);
        }
    }

    /// <summary>The word in the column <c>unit</c>.</summary>
    public static string Word(this Unit unit) => unit switch
    {
        Unit.People => "people",
        Unit.Subscribers => "subscribers",
        Unit.Share => "share",
        Unit.Index => "index",
        Unit.Trips => "trips",
    };

    internal static string?[] Fields(Observation o) =>
    [
        o.Indicator, o.Area, o.CounterpartArea,
        LocalDatePattern.Iso.Format(o.PeriodStart), LocalDatePattern.Iso.Format(o.PeriodEnd),
        Number(o.Value), Number(o.Lower), Number(o.Upper),
        o.Unit.Word(), o.Status.Code(), o.Definition, o.Emergency, LocalDatePattern.Iso.Format(o.Vintage),
    ];

    private static string? Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static List<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields.Count == Columns.Count ? fields : throw new FormatException("Wrong number of columns.");
    }

    private static Observation Parse(List<string> f)
    {
        return new(
            f[0], f[1], f[2].Length == 0 ? null : f[2],
            LocalDatePattern.Iso.Parse(f[3]).Value, LocalDatePattern.Iso.Parse(f[4]).Value,
            Figure(f[5]), Figure(f[6]), Figure(f[7]),
            Enum.GetValues<Unit>().Single(u => u.Word() == f[8]),
            Enum.GetValues<ObservationStatus>().Single(s => s.Code() == f[9]),
            f[10], f[11], LocalDatePattern.Iso.Parse(f[12]).Value);

        static decimal? Figure(string text) =>
            text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
    }
}
