using Tideline.Domain.Places;
using Tideline.Projects.Configuration;

namespace Tideline.Exchange.Import.Places;

/// <summary>Guesses which area a code that matches none may mean, for a person to look at.</summary>
internal static class NearestAreas
{
    private const int Most = 3;

    /// <summary>Up to three, as <c>PK603 Bahawalpur</c>: areas of the same name first, then codes by edit distance, ties by p-code.</summary>
    /// <param name="level">Level to look at; null: all.</param>
    public static IReadOnlyList<string> To(string code, string? name, int? level, AreaHierarchy areas)
    {
        var bare = name is null ? null : PlaceNames.Bare(name);
        return
        [
            .. areas.All.Where(a => level is null || a.AdminLevel == level)
                .OrderBy(a => bare is { Length: > 0 } && PlaceNames.Bare(a.Name) == bare ? 0 : 1)
                .ThenBy(a => NearestKey.Distance(code, a.PCode))
                .ThenBy(a => a.PCode, StringComparer.Ordinal)
                .Take(Most).Select(a => $"{a.PCode} {a.Name}"),
        ];
    }
}
