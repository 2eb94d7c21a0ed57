using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Import.Tables;

namespace Tideline.Exchange.Import.Sources;

/// <summary>Reads the table of a needs assessment or situation report, CSV or XLSX, by a map of its columns. An entry is one cell of a column
/// of numbers. A row without p-code is left out whatever its name.</summary>
internal static class AssessmentSheet
{
    /// <exception cref="InputRefusedException">The file is no table, or lacks a column of the map.</exception>
    public static IReadOnlyList<OfferedFigure> Read(string file, AssessmentMap map, EntryBook book)
    {
        var table = Path.GetExtension(file).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)
            ? XlsxSource.Read(file, map.Sheet, map.HeaderRow - 1)
            : CsvSource.Read(file, map.HeaderRow - 1);
        SourceFault.DemandColumns(
            file, table, new[] { map.PCode, map.Name, map.DayColumn, map.RoundColumn }.OfType<string>().Concat(map.Figures.Select(f => f.Column)));
        var offered = new List<OfferedFigure>();
        foreach (var row in table.Rows.Where(r => !r.IsHxl))
        {
            foreach (var column in map.Figures)
            {
                var entry = book.Next();
                if (row[column.Column] is not { } number)
                {
                    book.LeaveOut(entry, LeftOutReason.NoNumber);
                }
                else if (Fields.Count(number) is not { } value)
                {
                    book.LeaveOut(entry, LeftOutReason.NoCount);
                }
                else if (DayOf(row, map) is not { } day)
                {
                    book.LeaveOut(entry, LeftOutReason.NoDay);
                }
                else
                {
                    offered.Add(new()
                    {
                        Entries = [entry],
                        Concept = column.Concept,
                        Code = row[map.PCode],
                        Name = map.Name is { } name ? row[name] : null,
                        Level = map.Level,
                        Start = map.FirstDay ?? day,
                        End = day,
                        Value = value,
                        Unit = column.Unit,
                        Qualifier = column.Qualifier,
                        Operation = map.Operation,
                        Round = map.RoundColumn is { } round ? row[round] : map.Round,
                        Assessment = map.Assessment,
                        Breakdown = column.Breakdown,
                    });
                }
            }
        }

        foreach (var nowhere in offered.Where(f => f.Code is null))
        {
            book.LeaveOut(nowhere.Entries, LeftOutReason.NoCode);
        }

        return SameFigures.Once(offered.Where(f => f.Code is not null), book);
    }

    private static LocalDate? DayOf(SourceRow row, AssessmentMap map) =>
        map.DayColumn is not { } column ? map.Day
        : row[column] is not { } text ? null
        : map.DayFormat?.Parse(text) is { Success: true } day ? day.Value
        : Fields.Day(text);
}
