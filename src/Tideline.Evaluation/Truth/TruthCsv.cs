using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;

namespace Tideline.Evaluation.Truth;

/// <summary>One row of a truth file, read by column name.</summary>
/// <param name="Place">File and row for messages; row 1 is the first below the header.</param>
internal readonly record struct TruthRow(string Place, IReadOnlyDictionary<string, int> Columns, string[] Values)
{
    public string Text(string column) => Values[Columns[column]];

    /// <summary>A finite number that is not negative.</summary>
    public double Amount(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0
            ? value
            : throw Refused(column, "no amount (0 or more)");

    public int Whole(string column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Refused(column, "no whole number");

    public LocalDate Date(string column) =>
        LocalDatePattern.Iso.Parse(Text(column)) is { Success: true } parsed ? parsed.Value : throw Refused(column, "no date like 2025-08-26");

    public InputRefusedException Refused(string column, string fault) =>
        new($"{Place}: '{column}' is {fault}. Generate the project anew, or mend the row; nothing was scored.");
}

/// <summary>Reads the plain CSV files of <c>truth/</c>: a header, commas, no value with a comma in it.</summary>
internal static class TruthCsv
{
    /// <summary>The rows in file order; null where the file is absent. Columns that are not named are ignored.</summary>
    /// <exception cref="InputRefusedException">A column is missing, or a row has another number of values than the header.</exception>
    public static IReadOnlyList<TruthRow>? Read(string folder, string name, params IReadOnlyList<string> columns)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            return null;
        }

        using var lines = File.ReadLines(path).GetEnumerator();
        var header = lines.MoveNext() ? Split(lines.Current) : [];
        var index = header.Index().DistinctBy(c => c.Item).ToDictionary(c => c.Item, c => c.Index);
        if (columns.FirstOrDefault(c => !index.ContainsKey(c)) is { } missing)
        {
            throw new InputRefusedException(
                $"truth/{name} has no column '{missing}'; it has {string.Join(", ", header)}. Generate the project anew; nothing was scored.");
        }

        var rows = new List<TruthRow>();
        for (var number = 1; lines.MoveNext(); number++)
        {
            if (lines.Current.Length == 0)
            {
                continue;
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"truth/{name}, row {number}");
            var values = Split(lines.Current);
            rows.Add(values.Length == header.Length
                ? new TruthRow(place, index, values)
                : throw new InputRefusedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place} has {values.Length} values, its header {header.Length}. Generate the project anew, or mend the row; nothing was scored.")));
        }

        return rows;
    }

    private static string[] Split(string line) => [.. line.Split(',').Select(v => v.Trim().Trim('"'))];
}
