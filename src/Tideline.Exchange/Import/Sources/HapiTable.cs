using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Import.Tables;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Import.Sources;

/// <summary>
/// Reads tables of HDX HAPI, as CSV or as the API's JSON. A row is one number; rows are never summed, as sectors and categories overlap.
/// A row whose area is not known below an upper one is of that upper area, unspecified.
/// </summary>
internal static class HapiTable
{
    // Ways to cut the people into parts, by the column that says so in one version of the schema or another.
    private static readonly string[] _parts = ["sector_code", "category", "population_group", "gender", "age_range", "disabled_marker"];

    private static readonly string[] _whole = ["all", "total", "intersectoral"];

    /// <summary>Displaced people by area, round, operation and kind of assessment; the numbers are DTM's.</summary>
    /// <exception cref="InputRefusedException">It is no such table.</exception>
    public static IReadOnlyList<OfferedFigure> ReadIdps(string file, EntryBook book) =>
        Read(file, book, ["location_code", "population", "reference_period_start", "reference_period_end", "assessment_type"], _ => Concept.Hosted);

    /// <summary>People affected and in need; those targeted and reached are left out and counted.</summary>
    /// <exception cref="InputRefusedException">It is no such table.</exception>
    public static IReadOnlyList<OfferedFigure> ReadNeeds(string file, EntryBook book) =>
        Read(
            file, book, ["location_code", "population", "reference_period_start", "reference_period_end", "population_status"],
            row => row["population_status"]?.ToUpperInvariant() switch
            {
                "AFF" => Concept.Affected,
                "INN" => Concept.InNeed,
                "ALL" => Concept.Present,
                _ => null,
            });

    private static IReadOnlyList<OfferedFigure> Read(string file, EntryBook book, IReadOnlyList<string> demanded, Func<SourceRow, Concept?> conceptOf)
    {
        var table = SourceFile.Read(file);
        SourceFault.DemandColumns(file, table, demanded);
        var offered = new List<OfferedFigure>();
        foreach (var row in table.Rows.Where(r => !r.IsHxl))
        {
            var entry = book.Next();
            if (row["error"] is not null)
            {
                book.LeaveOut(entry, LeftOutReason.SourceError);
            }
            else if (conceptOf(row) is not { } concept)
            {
                book.LeaveOut(entry, LeftOutReason.NotOfPeople);
            }
            else if (row["population"] is not { } number)
            {
                book.LeaveOut(entry, LeftOutReason.NoNumber);
            }
            else if (Fields.Count(number) is not { } value)
            {
                book.LeaveOut(entry, LeftOutReason.NoCount);
            }
            else if (Fields.Day(row["reference_period_end"]) is not { } end || Fields.Day(row["reference_period_start"]) is not { } start || start > end)
            {
                book.LeaveOut(entry, LeftOutReason.NoDay);
            }
            else
            {
                offered.Add(Figure(row, entry, concept, value, start, end));
            }
        }

        return SameFigures.Once(offered, book);
    }

    private static OfferedFigure Figure(SourceRow row, long entry, Concept concept, decimal value, LocalDate start, LocalDate end)
    {
        string?[] codes = [row["location_code"], Specified(row, 1), Specified(row, 2)];
        var level = row["admin_level"] is "0" or "1" or "2" ? row["admin_level"]![0] - '0'
            : Given(row, 2) ? 2
            : Given(row, 1) ? 1
            : 0;
        return new()
        {
            Entries = [entry],
            Concept = concept,
            Code = codes[level],
            Name = level == 0 ? row["location_name"]
                : row[FormattableString.Invariant($"{(codes[level] is null ? "provider_" : "")}admin{level}_name")],
            Level = level,
            Within = [.. codes[..level].Reverse().OfType<string>()],
            Start = start,
            End = end,
            Value = value,
            Operation = row["operation"],
            Round = row["reporting_round"],
            Assessment = row["assessment_type"],
            Breakdown = Breakdown(row),
        };
    }

    private static bool Given(SourceRow row, int level) =>
        row[FormattableString.Invariant($"admin{level}_code")] is not null || row[FormattableString.Invariant($"provider_admin{level}_name")] is not null;

    /// <summary>The code of a level; null where the source marks it as unspecified: by a flag, by name, or by a code that ends in X's.</summary>
    private static string? Specified(SourceRow row, int level)
    {
        var code = row[FormattableString.Invariant($"admin{level}_code")];
        var isUnspecified = string.Equals(row[FormattableString.Invariant($"admin{level}_is_unspecified")], "true", StringComparison.OrdinalIgnoreCase)
            || string.Equals(row[FormattableString.Invariant($"admin{level}_name")], "Unspecified", StringComparison.OrdinalIgnoreCase)
            || code?.EndsWith("-XXX", StringComparison.OrdinalIgnoreCase) == true;
        return isUnspecified ? null : code;
    }

    private static string? Breakdown(SourceRow row) =>
        string.Join("; ", _parts.Where(p => row[p] is { } part && !_whole.Contains(part.ToLowerInvariant())).Select(p => $"{p}={row[p]}")) is { Length: > 0 } parts
            ? parts : null;
}
