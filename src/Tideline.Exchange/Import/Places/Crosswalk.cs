using System.Globalization;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Exchange.Import.Tables;

namespace Tideline.Exchange.Import.Places;

/// <summary>
/// From older p-codes to the project's: CSV with <c>old,new,weight,valid_from</c>. The weights of an old code sum to 1; several old codes may
/// lead to one new. <c>valid_from</c> is the day from which the new codes hold; empty: always.
/// </summary>
public sealed class Crosswalk
{
    private const decimal Tolerance = 0.001m;

    private readonly Dictionary<string, Split> _splits;

    private Crosswalk(Dictionary<string, Split> splits) => _splits = splits;

    /// <summary>Leads nowhere.</summary>
    public static Crosswalk None { get; } = new([]);

    /// <exception cref="InputRefusedException">A column is missing; a weight is no number above 0; weights of an old code do not sum to 1 or have
    /// several days; a new code is no area.</exception>
    public static Crosswalk Read(string file, AreaHierarchy areas)
    {
        var table = CsvSource.Read(file);
        SourceFault.DemandColumns(file, table, "old", "new", "weight");
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach (var rows in table.Rows.GroupBy(r => r["old"] ?? throw Fault(file, r, "has no old code"), StringComparer.Ordinal))
        {
            var parts = new List<(string Area, decimal Weight)>();
            foreach (var row in rows)
            {
                var area = row["new"] ?? throw Fault(file, row, "has no new code");
                if (!areas.TryGet(area, out _))
                {
                    throw Fault(file, row, $"leads to {Projects.Files.Quotable.Code(area)}, which is no area of the project");
                }

                parts.Add(decimal.TryParse(row["weight"] ?? "1", NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && weight > 0
                    ? (area, weight) : throw Fault(file, row, "has a weight that is no number above 0"));
            }

            var days = rows.Select(r => r["valid_from"]).Distinct().ToList();
            if (days.Count > 1 || (days[0] is { } day && Fields.Day(day) is null))
            {
                throw Fault(file, rows.First(), "and the others of its old code do not have one valid_from, written like 2022-09-09");
            }

            if (Math.Abs(parts.Sum(p => p.Weight) - 1) > Tolerance || parts.DistinctBy(p => p.Area).Count() < parts.Count)
            {
                throw Fault(file, rows.First(), "and the others of its old code have weights that do not sum to 1, or a new code twice");
            }

            splits.Add(rows.Key, new(Fields.Day(days[0]), [.. parts.OrderBy(p => p.Area, StringComparer.Ordinal)]));
        }

        return new(splits);
    }

    /// <summary>The areas and weights that a code of some day leads to. Null where the code means the area that has it today, or leads
    /// nowhere.</summary>
    /// <param name="isToday">Whether the project has an area of that code: a code that was kept when it was split means the old area before the
    /// split's day alone.</param>
    internal IReadOnlyList<(string Area, decimal Weight)>? Of(string code, LocalDate day, bool isToday) =>
        _splits.TryGetValue(code, out var split) && (!isToday || split.ValidFrom > day) ? split.Parts : null;

    private static InputRefusedException Fault(string file, SourceRow row, string what) => SourceFault.Of(
        file, FormattableString.Invariant($"is no crosswalk: row {row.Number} {what}"), "Mend the row.");

    private sealed record Split(LocalDate? ValidFrom, IReadOnlyList<(string Area, decimal Weight)> Parts);
}
