using Tideline.Release.Bulletins.Html;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>An area with its p-code and the area above.</summary>
internal static class AreaCell
{
    public static Markup Of(JointModel model, string pcode)
    {
        var parent = model.Input.Parents.GetValueOrDefault(pcode);
        return Markup.Of($"""<bdi>{model.NameOf(pcode)}</bdi> <small><bdi>{pcode}</bdi>{(parent is null ? null : Markup.Of($" · <bdi>{model.NameOf(parent)}</bdi>"))}</small>""");
    }
}
