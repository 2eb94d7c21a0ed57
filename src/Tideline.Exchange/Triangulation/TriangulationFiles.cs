using System.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>The files of a triangulation. They hold released and reported figures alone, and depend on these alone.</summary>
public static class TriangulationFiles
{
    private static readonly Dictionary<string, Func<TriangulationTable, string>> _tables = new(StringComparer.Ordinal)
    {
        ["comparisons"] = TriangulationCsv.Comparisons,
        ["agreement"] = TriangulationCsv.Agreements,
        ["likely"] = TriangulationCsv.Likely,
        ["disagreement"] = TriangulationCsv.Disagreements,
        ["suggestions"] = TriangulationCsv.Suggestions,
    };

    /// <summary>Names of the tables, which are the CSV files.</summary>
    public static IReadOnlyList<string> Tables { get; } = [.. _tables.Keys];

    /// <summary>Writes a table as CSV; null where there is none of that name.</summary>
    public static Func<TriangulationTable, string>? TableOf(string name) => _tables.GetValueOrDefault(name);

    /// <summary>Bytes by file name: <c>triangulation.md</c>, <c>comparisons.csv</c>, <c>agreement.csv</c>, <c>likely.csv</c>,
    /// <c>disagreement.csv</c>, <c>suggestions.csv</c>, <c>triangulation.json</c>.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(TriangulationTable table) => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["triangulation.md"] = Encoding.UTF8.GetBytes(TriangulationPage.Write(table)),
        ["comparisons.csv"] = Encoding.UTF8.GetBytes(TriangulationCsv.Comparisons(table)),
        ["agreement.csv"] = Encoding.UTF8.GetBytes(TriangulationCsv.Agreements(table)),
        ["likely.csv"] = Encoding.UTF8.GetBytes(TriangulationCsv.Likely(table)),
        ["disagreement.csv"] = Encoding.UTF8.GetBytes(TriangulationCsv.Disagreements(table)),
        ["suggestions.csv"] = Encoding.UTF8.GetBytes(TriangulationCsv.Suggestions(table)),
        ["triangulation.json"] = Json(table),
    };

    /// <summary>Writes the files into a folder.</summary>
    /// <param name="pages">Pages beside them, by file name.</param>
    /// <param name="replace">Whether a folder that is there is replaced, with all that it holds; else it must be absent or empty.</param>
    /// <exception cref="Domain.ConfigurationException">The folder holds something, or cannot be written.</exception>
    public static void Write(TriangulationTable table, IReadOnlyDictionary<string, string> pages, string folder, bool replace)
    {
        var files = new SortedDictionary<string, byte[]>(Of(table).ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, html) in pages)
        {
            files.Add(name, Encoding.UTF8.GetBytes(html));
        }

        OutputFolder.Write(folder, files, replace);
    }

    /// <summary>All of it as JSON.</summary>
    public static byte[] Json(TriangulationTable table) => ExchangeJson.Bytes(new
    {
        table.Input.Release,
        table.Input.Emergency,
        table.Input.BoundaryVersion,
        table.Input.Rules,
        Sources = table.Input.Imports.Select(i => new
        {
            Import = i.Account.Name,
            i.Account.Publisher,
            CannotSee = SourceLimits.Of(SourceKindWords.Parse(i.Account.Source)!.Value, i.Account.CannotSee),
        }).Append(new { Import = "", Publisher = "released figures", CannotSee = SourceLimits.Ours }),
        Comparisons = table.Comparisons.Select(c => new
        {
            c.Import,
            c.Reported.Operation,
            c.Reported.Assessment,
            c.Reported.Round,
            Concept = c.Reported.Concept.Word(),
            c.Indicator,
            c.IsSameConcept,
            c.Reported.Area,
            c.Reported.AreaLevel,
            c.AreaName,
            ReportedStart = c.Reported.PeriodStart,
            ReportedEnd = c.Reported.PeriodEnd,
            ReportedValue = c.Reported.Value,
            ReportedUnit = c.Reported.Unit.Word(),
            Qualifier = c.Reported.Qualifier.Word(),
            c.Persons,
            PeriodStart = c.OurStart,
            PeriodEnd = c.OurEnd,
            c.DaysApart,
            c.Value,
            c.Lower,
            c.Upper,
            Status = c.Status?.Code(),
            c.Ratio,
            c.RatioLower,
            c.RatioUpper,
            c.RatioReads,
            c.WithoutRatio,
        }),
        table.Agreements,
        Likely = table.Likely.Select(l => new
        {
            l.Indicator,
            l.Area,
            l.AreaName,
            l.AreaLevel,
            l.PeriodStart,
            l.PeriodEnd,
            l.Value,
            l.Lower,
            l.Upper,
            Status = l.Status.Code(),
            l.Probability,
        }),
        Disagreements = table.Disagreements.Select(d => new
        {
            d.Comparison.Reported.Area,
            d.Comparison.AreaName,
            d.Comparison.Import,
            d.Comparison.Reported.Operation,
            d.Comparison.Reported.Assessment,
            d.Factor,
            d.Reading,
        }),
        Suggestions = table.Suggestions.Select(s => new
        {
            s.Area,
            s.AreaName,
            s.AreaLevel,
            s.PeriodStart,
            s.PeriodEnd,
            s.Value,
            s.Lower,
            s.Upper,
            Status = s.Status.Code(),
            s.Probability,
            s.Information,
            Reason = TriangulationCsv.Reason(s.Reason),
            s.LastCounted,
            s.LastSource,
        }),
        table.NotCompared,
    });
}
