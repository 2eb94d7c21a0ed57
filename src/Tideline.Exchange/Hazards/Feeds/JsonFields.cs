using System.Text.Json;

namespace Tideline.Exchange.Hazards.Feeds;

internal static class JsonFields
{
    /// <summary>Text, number or truth of a member as text; null where the element is no object or has none, or it is empty.</summary>
    public static string? Field(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
}
