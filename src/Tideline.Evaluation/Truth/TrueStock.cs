using NodaTime;
using Tideline.Domain.Places;
using Tideline.Evaluation.Truth;
using Tideline.Projects;

namespace Tideline.Evaluation;

/// <summary>People truly displaced out of their home area of the finest level, by week and any area above it.</summary>
public static class TrueStock
{
    /// <summary>Mean daily stock of the week by p-code of every level; areas without anyone displaced are absent.</summary>
    /// <returns>Null where the project has no such truth.</returns>
    public static IReadOnlyDictionary<string, double>? Of(ProjectFolder folder, AreaHierarchy areas, LocalDate week)
    {
        var displacement = Directory.Exists(folder.Truth) ? TruthReader.Read(folder.Truth, areas).Displacement : null;
        if (displacement is null)
        {
            return null;
        }

        var people = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in displacement.Where(r => r.Start == week && !r.WithinHomeArea))
        {
            for (var pcode = row.Home; pcode is not null; pcode = areas[pcode].Parent)
            {
                people[pcode] = people.GetValueOrDefault(pcode) + row.People;
            }
        }

        return people;
    }
}
