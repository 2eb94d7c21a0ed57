using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;

namespace Tideline.Domain.Alerts;

/// <summary>What is known of hazards where and when an alarm was raised, in words that an alarm is never shown without.</summary>
public static class HazardContext
{
    public const string Unknown = "no hazard known";

    /// <summary>The declared emergencies whose footprint holds the area or part of it, from the start of evacuation on; else
    /// those declared elsewhere at the time; else that no hazard is known.</summary>
    public static string Of(string area, int day, IEnumerable<Emergency> emergencies, AreaHierarchy areas)
    {
        Emergency[] current = [.. emergencies.Where(e => day >= Day.Number(e.EvacuationStarts)).OrderBy(e => e.Id, StringComparer.Ordinal)];
        var level = areas[area].AdminLevel;
        var here = current.Where(e => e.ExposedAreas.Any(x => areas.AncestorAt(x, level)?.PCode == area)).ToArray();
        return here.Length > 0
            ? string.Join("; ", here.Select(Name))
            : current.Length > 0 ? $"{Unknown} here; elsewhere {string.Join("; ", current.Select(Name))}" : Unknown;
    }

    private static string Name(Emergency emergency) => $"{emergency.Hazard.ToString().ToLowerInvariant()} {emergency.Id}";
}
