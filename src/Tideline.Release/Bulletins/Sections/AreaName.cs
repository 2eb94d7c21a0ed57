using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;

namespace Tideline.Release.Bulletins.Sections;

/// <summary>An area with its p-code and the area above.</summary>
internal static class AreaName
{
    public static Markup Of(AreaRow row, string? mark = null)
        => Markup.Of($"""{row.Area.Name}{(mark is null ? null : Markup.Of($"<sup>{mark}</sup>"))} <small><bdi>{row.Area.PCode}</bdi>{(row.ParentName.Length == 0 ? null : Markup.Of($" · {row.ParentName}"))}</small>""");
}
