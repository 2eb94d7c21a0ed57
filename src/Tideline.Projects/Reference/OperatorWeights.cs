using System.Globalization;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;

namespace Tideline.Projects.Reference;

/// <summary>What share of an area's people each operator of a hub speaks for, on the scale of the hub's basis.</summary>
public sealed class OperatorWeights
{
    private readonly AreaHierarchy _areas;
    private readonly Dictionary<string, double> _national;
    private readonly Dictionary<(string Area, string Operator), double> _ofAreas;

    private OperatorWeights(AreaHierarchy areas, Dictionary<string, double> national, Dictionary<(string Area, string Operator), double> ofAreas) =>
        (_areas, _national, _ofAreas) = (areas, national, ofAreas);

    /// <exception cref="InputRefusedException">The table is missing, or names an area, an operator or a weight that cannot be.</exception>
    public static OperatorWeights Read(ProjectFolder folder, HubConfiguration hub, AreaHierarchy areas)
    {
        var most = hub.Basis == WeightBasis.Subscribers ? 1e10 : 1;
        var national = hub.Operators.ToDictionary(o => o.Name, o => o.Weight, StringComparer.Ordinal);
        var found = new Dictionary<(string, string), double>();
        foreach (var row in hub.AreaWeights is { } table ? TableRows.Read(folder, table, "hub.weights.areas", ["pcode", "operator", "weight"], []) : [])
        {
            var (pcode, name) = (row.Required("pcode"), row.Required("operator"));
            if (!areas.TryGet(pcode, out _) || !national.ContainsKey(name))
            {
                throw new InputRefusedException($"{row.Place}: {Quotable.Code(pcode)} is no area of the hub, or {Quotable.Code(name)} no operator. Use the p-codes of the boundary file and the names of project.yaml; nothing was changed.");
            }

            if (!double.TryParse(row.Required("weight"), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !(weight > 0) || weight > most)
            {
                throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{row.Place}: 'weight' is no number above 0 and up to {most}. Mend the row; nothing was changed."));
            }

            if (!found.TryAdd((pcode, name), weight))
            {
                throw new InputRefusedException($"{row.Place}: {Quotable.Code(name)} has two weights in {Quotable.Code(pcode)}. Keep one row; nothing was changed.");
            }
        }

        return new(areas, national, found);
    }

    /// <summary>The weight in an area: its own, else that of the nearest area above with one, else the country's.</summary>
    public double Of(string pcode, string name)
    {
        for (var area = _areas[pcode]; ; area = _areas[area.Parent])
        {
            if (_ofAreas.TryGetValue((area.PCode, name), out var weight))
            {
                return weight;
            }

            if (area.Parent is null)
            {
                return _national[name];
            }
        }
    }
}
