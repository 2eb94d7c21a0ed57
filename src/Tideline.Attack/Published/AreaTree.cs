namespace Tideline.Attack.Published;

/// <summary>The areas of <c>areas.geojson</c>, without their shapes.</summary>
/// <param name="areas">Admin level and parent by p-code; the parent of a top area is null.</param>
public sealed class AreaTree(IReadOnlyDictionary<string, (int Level, string? Parent)> areas)
{
    /// <summary>Null at the top, and for an area that the file does not have.</summary>
    public string? ParentOf(string area) => areas.TryGetValue(area, out var found) ? found.Parent : null;

    /// <summary>Admin level; -1 for an area that the file does not have.</summary>
    public int LevelOf(string area) => areas.TryGetValue(area, out var found) ? found.Level : -1;
}
