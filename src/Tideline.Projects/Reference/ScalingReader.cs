using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Domain.Scaling;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>Reads the tables of <c>scaling:</c>: margins, categories of areas, ownership of phones.</summary>
internal static class ScalingReader
{
    private const int Named = 10;

    /// <exception cref="InputRefusedException">A table is missing or contradicts itself or the areas.</exception>
    public static ScalingRules Read(ProjectFolder folder, ScalingConfiguration scaling, AreaHierarchy? hierarchy)
    {
        var rules = new ScalingRules
        {
            TrimAt = scaling.TrimAt,
            SimsPerPerson = scaling.SimsPerPerson,
            Penetration = scaling.Penetration,
            Band = scaling.Band,
        };
        return hierarchy is null ? rules : rules with
        {
            Margins = scaling.Margins is { } margins ? Margins(folder, margins, scaling.Categories, hierarchy) : [],
            Ownership = Ownership(folder, scaling, hierarchy),
        };
    }

    private static RakingMargin[] Margins(ProjectFolder folder, TableSource source, TableSource? categories, AreaHierarchy hierarchy)
    {
        var totals = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var row in TableRows.Read(folder, source, "scaling.margins", ["margin", "category", "people"], []))
        {
            var margin = row.Required("margin");
            totals.TryAdd(margin, new SortedDictionary<string, double>(StringComparer.Ordinal));
            if (!totals[margin].TryAdd(row.Required("category"), Number(row, "people", 1e12)))
            {
                throw new InputRefusedException($"{row.Place}: category {Quotable.Code(row.Required("category"))} of margin {Quotable.Code(margin)} occurs twice. Keep one row; nothing was changed.");
            }
        }

        var rows = categories is null ? [] : TableRows.Read(folder, categories, "scaling.categories", ["pcode", "margin", "category"], []);
        if (rows.FirstOrDefault(r => !totals.ContainsKey(r.Required("margin"))) is { } stray)
        {
            throw new InputRefusedException($"{stray.Place}: margin {Quotable.Code(stray.Required("margin"))} has no totals in scaling.margins. Add them, or remove the row; nothing was changed.");
        }

        return [.. totals.Select(t => Margin(t.Key, t.Value, [.. rows.Where(r => r.Required("margin") == t.Key)], hierarchy))];
    }

    private static RakingMargin Margin(string name, SortedDictionary<string, double> totals, TableRow[] rows, AreaHierarchy hierarchy)
    {
        string[] names = [.. totals.Keys];
        var of = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var pcode = row.Required("pcode");
            if (!hierarchy.TryGet(pcode, out var area) || area.AdminLevel != hierarchy.FinestLevel)
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} is no area of the finest level. Categories are given for these; nothing was changed.");
            }

            if (!of.TryAdd(pcode, row.Required("category")))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} has two categories of margin {Quotable.Code(name)}. Keep one row; nothing was changed.");
            }
        }

        if (rows.Length == 0 && hierarchy.Levels.FirstOrDefault(l => name == FormattableString.Invariant($"admin{l}"), -1) is >= 0 and var level)
        {
            foreach (var area in hierarchy.Finest.Where(a => hierarchy.AncestorAt(a.PCode, level) is not null))
            {
                of[area.PCode] = hierarchy.AncestorAt(area.PCode, level)!.PCode;
            }
        }

        var without = hierarchy.Finest.Where(a => !of.ContainsKey(a.PCode)).Select(a => a.PCode).ToArray();
        if (without.Length > 0)
        {
            throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"scaling.categories: {without.Length} areas have no category of margin {Quotable.Code(name)}: {string.Join(", ", without.Take(Named))}{(without.Length > Named ? " …" : "")}. Add their rows; nothing was changed."));
        }

        if (of.Values.FirstOrDefault(c => !totals.ContainsKey(c)) is { } unknown)
        {
            throw new InputRefusedException($"scaling.margins: category {Quotable.Code(unknown)} of margin {Quotable.Code(name)} has no total. Add its row; nothing was changed.");
        }

        return new RakingMargin(name, names, [.. totals.Values], [.. hierarchy.Finest.Select(a => Array.IndexOf(names, of[a.PCode]))]);
    }

    /// <summary>By finest area: the share of the area, else of its nearest ancestor with one, else of the nation.</summary>
    private static double[]? Ownership(ProjectFolder folder, ScalingConfiguration scaling, AreaHierarchy hierarchy)
    {
        if (scaling.Ownership is not { } national)
        {
            return null;
        }

        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in scaling.OwnershipOfAreas is { } areas ? TableRows.Read(folder, areas, "scaling.ownership.areas", ["pcode", "ownership"], []) : [])
        {
            var pcode = row.Required("pcode");
            if (!hierarchy.TryGet(pcode, out _))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} is not among the areas. Use the p-codes of the boundary file; nothing was changed.");
            }

            if (!shares.TryAdd(pcode, Number(row, "ownership", 1)))
            {
                throw new InputRefusedException($"{row.Place}: p-code {Quotable.Code(pcode)} occurs twice. Keep one row; nothing was changed.");
            }
        }

        return [.. hierarchy.Finest.Select(a => hierarchy.Levels.Reverse().Select(l => hierarchy.AncestorAt(a.PCode, l))
            .Where(up => up is not null && shares.ContainsKey(up.PCode)).Select(up => shares[up!.PCode]).FirstOrDefault(national))];
    }

    private static double Number(TableRow row, string column, double most) =>
        double.TryParse(row.Required(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most
            ? value
            : throw new InputRefusedException(string.Create(
                CultureInfo.InvariantCulture, $"{row.Place}: '{column}' is no number from 0 to {most}. Mend the row; nothing was changed."));
}
