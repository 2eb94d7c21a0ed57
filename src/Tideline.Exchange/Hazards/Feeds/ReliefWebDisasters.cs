using System.Text.Json;

namespace Tideline.Exchange.Hazards.Feeds;

/// <summary>Disasters of the ReliefWeb API, version 2. They have countries and no geometry: where it is must come from elsewhere.</summary>
internal static class ReliefWebDisasters
{
    private const string WayOut = "Ask the API's /v2/disasters with profile=full, and save the answer as it came.";

    public static void Read(IReadOnlyList<HazardDocument> documents, HazardReadingRules rules, HazardBook book)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            try
            {
                using var json = JsonDocument.Parse(document.Bytes.AsMemory(document.Bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
                if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                {
                    throw document.Fault(Told(json.RootElement) is { } said ? $"is a refusal and no list of disasters: {said}" : "is no list of disasters (there is no data)", WayOut);
                }

                foreach (var entry in data.EnumerateArray())
                {
                    Add(entry, rules, seen, book);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw document.Fault("is no whole JSON", WayOut, e);
            }
        }
    }

    private static string? Told(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) && error.Field("message") is { } message ? FeedTexts.Line(message) : null;

    private static void Add(JsonElement entry, HazardReadingRules rules, HashSet<string> seen, HazardBook book)
    {
        var fields = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("fields", out var f) ? f : default;
        var id = entry.Field("id") ?? fields.Field("id");
        var types = Members(fields, "type");
        var primary = fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty("primary_type", out var p) ? p : types.FirstOrDefault();
        if (id is null || (primary.Field("code") ?? primary.Field("name")) is not { } type)
        {
            book.LeaveOut(id is null ? "no id" : "no type; the answer is not of profile=full");
            return;
        }

        if (!seen.Add(id))
        {
            book.LeaveOut("the same disaster again");
            return;
        }

        var date = fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty("date", out var d) ? d : default;
        var countries = Members(fields, "country");
        var status = fields.Field("status") ?? "";
        book.Keep(new(HazardSource.ReliefWeb, FeedTexts.Line(id), FeedTexts.OfCode(primary.Field("code")), FeedTexts.Line(primary.Field("name") ?? type), FeedTexts.Line(fields.Field("name") ?? id))
        {
            Onset = FeedTexts.Day(date.Field("event") ?? date.Field("created"), rules.Zone),
            Certainty = status switch
            {
                "alert" or "alert-archive" => HazardCertainty.Possible,
                "ongoing" or "current" or "past" => HazardCertainty.Observed,
                _ => HazardCertainty.Unknown,
            },
            CertaintyAsGiven = FeedTexts.Line(status),
            Standing = status is "past" or "alert-archive" ? HazardStanding.Past : HazardStanding.Current,
            Place = FeedTexts.Line(string.Join(", ", countries.Select(c => c.Field("name")).OfType<string>())),
            Countries = [.. countries.Select(c => c.Field("iso3")?.ToUpperInvariant()).OfType<string>().Select(FeedTexts.Line)],
            Glide = fields.Field("glide") is { } glide ? FeedTexts.Line(glide) : null,
            Link = (fields.Field("url_alias") ?? fields.Field("url")) is { } link ? FeedTexts.Line(link) : null,
            Remarks =
            [
                "The source says which countries, not where in them.",
                .. types.Count > 1 ? [$"It names {types.Count} kinds: {FeedTexts.Line(string.Join(", ", types.Select(t => t.Field("name"))))}."] : (IEnumerable<string>)[],
            ],
        });
    }

    private static List<JsonElement> Members(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
