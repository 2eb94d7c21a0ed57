using System.Text.Json;
using Tideline.Domain;

namespace Tideline.Exchange.Import.Tables;

/// <summary>Reads rows from a JSON file: a list of flat objects at the top, or under one of the names that APIs use.</summary>
internal static class JsonSource
{
    private const string WayOut = "Save the answer of the API as it came.";

    private static readonly string[] _lists = ["result", "data", "results"];

    /// <returns>The whole document, to be disposed of, and the rows of its list.</returns>
    /// <exception cref="InputRefusedException">It is no JSON, has no list, or an entry of the list is no flat object.</exception>
    public static (JsonDocument Document, SourceTable Table) Read(string file)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(File.ReadAllBytes(file));
            return (document, Rows(file, document.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second: bytes within a text that are no UTF-8, or half of a character.
            document?.Dispose();
            throw SourceFault.Of(file, "is no JSON", WayOut, e);
        }
        catch (InputRefusedException)
        {
            document?.Dispose();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Of(file, $"cannot be read ({e.Message.TrimEnd('.')})", "Name a file that is there.", e);
        }
    }

    private static SourceTable Rows(string file, JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Array ? root
            : root.ValueKind == JsonValueKind.Object
                ? _lists.Select(n => root.TryGetProperty(n, out var l) && l.ValueKind == JsonValueKind.Array ? l : default).FirstOrDefault(l => l.ValueKind == JsonValueKind.Array)
                : default;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return new([], []);
        }

        var rows = new List<SourceRow>();
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                throw SourceFault.Of(file, FormattableString.Invariant($"holds an entry {rows.Count + 1} that is no object"), WayOut);
            }

            rows.Add(new(rows.Count + 1, entry.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Key, p => Text(p.Last().Value), StringComparer.Ordinal)));
        }

        return SourceTable.Of(rows);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
