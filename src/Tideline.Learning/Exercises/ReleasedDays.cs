using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Learning.Practice;

namespace Tideline.Learning.Exercises;

/// <summary>The daily releases of B13 as they follow from their inputs, and what changes when more comes.</summary>
internal sealed class ReleasedDays
{
    /// <summary>Least number of subscribers behind a number that is shown, and behind a correction.</summary>
    public const int Threshold = 16;

    private readonly (string Subscriber, string Day, string Cell)[] _seen;
    private readonly (string Subscriber, string Day, string Cell)[] _late;
    private readonly ILookup<string, (string From, string PCode)> _cells;
    private readonly ILookup<string, (string From, string PCode)> _newCells;

    private ReleasedDays(string folder)
    {
        _seen = Rows(folder, OperationFiles.Seen);
        _late = Rows(folder, OperationFiles.Late);
        _cells = Register(folder, OperationFiles.Cells);
        _newCells = Register(folder, OperationFiles.NewCells);
        Districts = [.. _cells.SelectMany(c => c.Select(r => r.PCode)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Districts { get; }

    public static ReleasedDays Read(string folder) => new(folder);

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The table of a day as it was to be released.</summary>
    /// <param name="rows">Rows are counted, and not subscribers.</param>
    /// <param name="small">Numbers below the threshold are shown.</param>
    public string Table(string day, bool rows = false, bool small = false) => Text(d =>
    {
        var found = _seen.Where(s => s.Day == day && PlaceOf(_cells, s.Cell, day) == d).Select(s => s.Subscriber).ToArray();
        return rows ? found.Length : found.Distinct(StringComparer.Ordinal).Count();
    }, small ? 0 : Threshold);

    /// <summary>day|district whose figure is corrected.</summary>
    public HashSet<string> Errata(Rule rule = Rule.Right)
    {
        var errata = new HashSet<string>(StringComparer.Ordinal);
        foreach (var day in OperationFiles.Days)
        {
            foreach (var district in Districts)
            {
                var (before, after) = (Who(day, district, isNew: false), Who(day, district, isNew: true, allDays: rule == Rule.NewRegisterForAllDays));
                var changed = before.Except(after).Count() + after.Except(before).Count();
                var shown = before.Count >= Threshold && after.Count >= Threshold && before.Count != after.Count;
                if (rule switch
                {
                    Rule.AllThatChanged => before.Count != after.Count,
                    Rule.DifferenceOfNumbers => Math.Abs(before.Count - after.Count) >= Threshold,
                    _ => shown && changed >= Threshold,
                })
                {
                    errata.Add($"{day}|{district}");
                }
            }
        }

        return errata;
    }

    /// <summary>The table of a day with what is corrected, and all else as it was.</summary>
    public string Corrected(string day, IReadOnlySet<string> errata) => Text(d => Who(day, d, isNew: errata.Contains($"{day}|{d}")).Count, Threshold);

    private HashSet<string> Who(string day, string district, bool isNew, bool allDays = false) =>
    [
        .. (isNew ? _seen.Concat(_late) : _seen).Where(s => s.Day == day && PlaceOf(isNew ? _newCells : _cells, s.Cell, allDays ? "9999" : day) == district).Select(s => s.Subscriber),
    ];

    private string Text(Func<string, int> number, int threshold) =>
        "pcode,people\n" + string.Concat(Districts.Select(d => number(d) is var n && n >= threshold ? string.Create(CultureInfo.InvariantCulture, $"{d},{n}\n") : $"{d},\n"));

    private static string? PlaceOf(ILookup<string, (string From, string PCode)> cells, string cell, string day) =>
        cells[cell].Where(c => string.CompareOrdinal(c.From, day) <= 0).OrderBy(c => c.From, StringComparer.Ordinal).Select(c => c.PCode).LastOrDefault();

    private static (string, string, string)[] Rows(string folder, string file) => [.. PracticeTable.Read(folder, file).Select(r => (r[0], r[1], r[2]))];

    private static ILookup<string, (string From, string PCode)> Register(string folder, string file) => PracticeTable.Read(folder, file).ToLookup(r => r[0], r => (r[2], r[1]), StringComparer.Ordinal);

    /// <summary>Which figures are corrected.</summary>
    internal enum Rule
    {
        Right,
        AllThatChanged,
        DifferenceOfNumbers,
        NewRegisterForAllDays,
    }
}
