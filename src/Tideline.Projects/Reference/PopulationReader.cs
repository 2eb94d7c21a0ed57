using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads the population: <c>pcode,population</c>.</summary>
internal static class PopulationReader
{
    private const int Named = 10;

    /// <summary>People by area of the finest level. Rows of upper levels are dropped, since they are sums.</summary>
    /// <exception cref="InputRefusedException">A number is missing or negative, a p-code occurs twice or is unknown, or
    /// an area has no row.</exception>
    public static PopulationTable Read(ProjectFolder folder, TableSource source, AreaHierarchy? hierarchy)
    {
        var people = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in TableRows.Read(folder, source, "inputs.population", ["pcode", "population"], []))
        {
            var pcode = row.Required("pcode");
            if (hierarchy is not null && !hierarchy.TryGet(pcode, out _))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} is not among the areas. Use the p-codes of the boundary file; nothing was changed.");
            }

            if (hierarchy is not null && hierarchy[pcode].AdminLevel != hierarchy.FinestLevel)
            {
                continue;
            }

            if (!people.TryAdd(pcode, Count(row)))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} occurs twice. Keep one row; nothing was changed.");
            }
        }

        var without = hierarchy?.Finest.Where(a => !people.ContainsKey(a.PCode)).Select(a => a.PCode).ToList() ?? [];
        return without.Count == 0 ? new PopulationTable(people) : throw new InputRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"inputs.population: {without.Count} areas of the finest level have no population: {string.Join(", ", without.Take(Named))}{(without.Count > Named ? " …" : "")}. Add their rows; nothing was changed."));
    }

    private static long Count(TableRow row)
    {
        // Projected populations are written with decimals; people are whole.
        var ok = decimal.TryParse(row.Required("population"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        return ok && value is >= 0 and < 10_000_000_000m
            ? (long)Math.Round(value, MidpointRounding.ToEven)
            : throw new InputRefusedException($"{row.Place}: the population is no number of people (0 or more). Mend the row; nothing was changed.");
    }
}
