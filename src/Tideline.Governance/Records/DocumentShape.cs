using System.Text.Json;

namespace Tideline.Governance.Records;

/// <summary>Bounds of a document, whatever its kind.</summary>
internal static class DocumentShape
{
    /// <summary>Entries of one list.</summary>
    public const int LongestList = 200;

    /// <exception cref="JsonException">It is no object, or a list is too long, or holds nothing where something should stand.</exception>
    public static void Demand(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It is no object.");
        }

        DemandLists(document);
    }

    private static void DemandLists(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                DemandLists(member.Value);
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

                DemandLists(entry);
            }
        }
    }
}
