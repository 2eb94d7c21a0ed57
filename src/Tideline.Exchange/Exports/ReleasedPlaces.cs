using Tideline.Exchange.Releases;

namespace Tideline.Exchange.Exports;

/// <summary>An area with those above it, by admin level.</summary>
internal static class ReleasedPlaces
{
    /// <summary>The area itself or the one above it at a level; null where there is none.</summary>
    public static ReleasedArea? At(this PublishedRelease release, string pcode, int level)
    {
        for (var area = release.ByPCode.GetValueOrDefault(pcode); area is not null; area = area.Parent is null ? null : release.ByPCode.GetValueOrDefault(area.Parent))
        {
            if (area.AdminLevel == level)
            {
                return area;
            }
        }

        return null;
    }
}
