using System.Text.Json;
using Tideline.Domain;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads rows from a JSON file: a list of flat objects at the top, or under one of the names that APIs use.</summary>
internal static class JsonSource
{
    private static readonly string[] _lists = ["result", "data", "results"];

    /// <returns>The whole document, to be disposed of, and the rows of its list.</returns>
    /// <exception cref="InputRefusedException">It is no JSON, has no list, or an entry of the list is no flat object.</exception>
    public static (JsonDocument Document, SourceTable Table) Read(string file)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException e)
        {
            throw SourceFault.Of(file, "is no JSON", "Save the answer of the API as it came.", e);
        }

        var root = document.RootElement;
        var list = root.ValueKind == JsonValueKind.Array ? root
            : root.ValueKind == JsonValueKind.Object
                ? _lists.Select(n => root.TryGetProperty(n, out var l) && l.ValueKind == JsonValueKind.Array ? l : default).FirstOrDefault(l => l.ValueKind == JsonValueKind.Array)
                : default;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return (document, new([], []));
        }

        var rows = new List<SourceRow>();
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                throw SourceFault.Of(file, FormattableString.Invariant($"holds an entry {rows.Count + 1} that is no object"), "Save the answer of the API as it came.");
            }

            rows.Add(new(rows.Count + 1, entry.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Key, p => Text(p.Last().Value), StringComparer.Ordinal)));
        }

        return (document, SourceTable.Of(rows));
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
