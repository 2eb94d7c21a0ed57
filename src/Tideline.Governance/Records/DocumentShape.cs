using System.Text.Json;

namespace Tideline.Governance.Records;

/// <summary>Bounds of a document, whatever its kind.</summary>
internal static class DocumentShape
{
    /// <summary>Entries of one list.</summary>
    public const int LongestList = 200;

    /// <exception cref="JsonException">A list is too long, or holds nothing where something should stand.</exception>
    public static void Demand(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                Demand(member.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            if (element.GetArrayLength() > LongestList)
            {
                throw new JsonException(FormattableString.Invariant($"A list has more than {LongestList} entries."));
            }

            foreach (var entry in element.EnumerateArray())
            {
                if (entry.ValueKind == JsonValueKind.Null)
                {
                    throw new JsonException("A list holds null.");
                }

                Demand(entry);
            }
        }
    }
}
