using System.Text.Json;
using Tideline.Domain;
using Tideline.Exchange.Import.Tables;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Import.Sources;

/// <summary>
/// Reads a saved answer of IOM's DTM API v3 (<c>/displacement/admin0</c>, <c>admin1</c>, <c>admin2</c>). A row is the people of one cause and
/// one origin who are present in an area in a round; rows of an operation, kind of assessment, round, day and area are summed. Operations and
/// kinds of assessment stay apart: a national operation holds the people of a regional one, and a site is in its district.
/// </summary>
internal static class DtmAnswer
{
    private const string WayOut = "Ask the API again and save the whole answer.";

    /// <exception cref="InputRefusedException">The API reported a failure, announces more rows than the file has, or it is no such answer.</exception>
    public static IReadOnlyList<OfferedFigure> Read(string file, EntryBook book)
    {
        var (document, table) = JsonSource.Read(file);
        using (document)
        {
            Demand(file, document.RootElement, table);
        }

        var level = table.Columns.Contains("admin2Pcode") ? 2 : table.Columns.Contains("admin1Pcode") ? 1 : 0;
        var offered = new List<OfferedFigure>();
        foreach (var row in table.Rows)
        {
            var entry = book.Next();
            if (row["numPresentIdpInd"] is not { } number)
            {
                book.LeaveOut(entry, LeftOutReason.NoNumber);
            }
            else if (Fields.Count(number) is not { } value)
            {
                book.LeaveOut(entry, LeftOutReason.NoCount);
            }
            else if (Fields.Day(row["reportingDate"]) is not { } day)
            {
                book.LeaveOut(entry, LeftOutReason.NoDay);
            }
            else
            {
                string[] codes = [.. Enumerable.Range(0, level + 1).Select(l => row[FormattableString.Invariant($"admin{l}Pcode")] ?? "")];
                offered.Add(new()
                {
                    Entries = [entry],
                    Concept = Concept.Hosted,
                    Code = codes[level].Length > 0 ? codes[level] : null,
                    Name = row[FormattableString.Invariant($"admin{level}Name")],
                    Level = level,
                    Within = [.. codes[..level].Reverse().Where(c => c.Length > 0)],
                    Start = day,
                    End = day,
                    Value = value,
                    Operation = row["operation"],
                    Round = row["roundNumber"],
                    Assessment = row["assessmentType"],
                    Cause = Fields.Causes(row["displacementReason"]),
                });
            }
        }

        return SameFigures.Summed(offered);
    }

    private static void Demand(string file, JsonElement root, SourceTable table)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("isSuccess", out var success))
        {
            throw SourceFault.Of(file, "is no answer of the DTM API: it has no 'isSuccess'", WayOut);
        }

        if (success.ValueKind != JsonValueKind.True)
        {
            var said = root.TryGetProperty("errorMessages", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0 ? errors[0].GetRawText().Trim('"') : "no reason given";
            throw SourceFault.Of(file, $"is an answer that failed ({said})", WayOut);
        }

        if (root.TryGetProperty("totalRecordsCount", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt64(out var announced) && announced != table.Rows.Count)
        {
            throw SourceFault.Of(file, FormattableString.Invariant($"announces {announced} rows and holds {table.Rows.Count}"), WayOut);
        }

        if (table.Rows.Count > 0)
        {
            SourceFault.DemandColumns(file, table, "admin0Pcode", "numPresentIdpInd", "reportingDate", "operation", "roundNumber", "assessmentType");
        }
    }
}
