using System.Globalization;
using System.Text;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Exchange.Import.Tables;

namespace Tideline.Exchange.Reported;

/// <summary><c>figures.csv</c> of an import: one row for each reported figure.</summary>
public static class ReportedCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "source", "publisher", "concept", "area", "area_level", "reported_code", "place", "period_start", "period_end", "value", "unit", "qualifier",
        "operation", "round", "assessment", "cause", "breakdown", "rows", "boundary_version",
    ];

    public static string Write(IReadOnlyList<ReportedFigure> figures)
    {
        var text = new StringBuilder().Line(Columns);
        foreach (var f in figures)
        {
            text.Line(
                f.Source.Word(), f.Publisher, f.Concept.Word(), f.Area, f.AreaLevel, f.ReportedCode, f.Place.Word(), f.PeriodStart, f.PeriodEnd, f.Value,
                f.Unit.Word(), f.Qualifier.Word(), f.Operation, f.Round, f.Assessment, f.Cause, f.Breakdown, f.Rows, f.BoundaryVersion);
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputRefusedException">The file is no such table.</exception>
    internal static IReadOnlyList<ReportedFigure> Read(string file)
    {
        var table = CsvSource.Read(file);
        SourceFault.DemandColumns(file, table, Columns);
        try
        {
            return [.. table.Rows.Select(Figure)];
        }
        catch (Exception e) when (e is FormatException or UnparsableValueException or InvalidOperationException)
        {
            throw new InputRefusedException(
                $"reported/{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)} was changed since it was imported, and holds a row that is no reported figure. Import it again; nothing was changed.", e);
        }
    }

    private static ReportedFigure Figure(SourceRow row) => new()
    {
        Source = SourceKindWords.Parse(Text(row, "source")!)!.Value,
        Publisher = Text(row, "publisher")!,
        Concept = ConceptWords.Parse(Text(row, "concept")!)!.Value,
        Area = Text(row, "area")!,
        AreaLevel = int.Parse(Text(row, "area_level")!, CultureInfo.InvariantCulture),
        ReportedCode = Text(row, "reported_code") ?? "",
        Place = PlaceKindWords.Parse(Text(row, "place")!)!.Value,
        PeriodStart = LocalDatePattern.Iso.Parse(Text(row, "period_start")!).Value,
        PeriodEnd = LocalDatePattern.Iso.Parse(Text(row, "period_end")!).Value,
        Value = decimal.Parse(Text(row, "value")!, CultureInfo.InvariantCulture),
        Unit = CountUnitWords.Parse(Text(row, "unit")!)!.Value,
        Qualifier = QualifierWords.Parse(Text(row, "qualifier")),
        Operation = Text(row, "operation"),
        Round = Text(row, "round"),
        Assessment = Text(row, "assessment"),
        Cause = Text(row, "cause"),
        Breakdown = Text(row, "breakdown"),
        Rows = int.Parse(Text(row, "rows")!, CultureInfo.InvariantCulture),
        BoundaryVersion = Text(row, "boundary_version")!,
    };

    private static string? Text(SourceRow row, string column) => row.Values[column] is { Length: > 0 } text ? CsvText.Plain(text) : null;
}
