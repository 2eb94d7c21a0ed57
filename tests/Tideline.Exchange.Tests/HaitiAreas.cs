using System.Text.Json;
using Tideline.Domain.Places;
using Tideline.Ingest.Tests;

namespace Tideline.Exchange.Tests;

/// <summary>The areas that DTM's recorded answers for Haiti speak of.</summary>
internal static class HaitiAreas
{
    public static string Answer(int level) => Path.Combine(Fixtures.Find("dtm"), $"displacement-admin{level}-admin0pcode-hti.json");

    /// <param name="country">P-code of the country, <c>HTI</c> as DTM writes it, or another.</param>
    public static AreaHierarchy Read(string country = "HTI")
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Answer(2)));
        var rows = json.RootElement.GetProperty("result").EnumerateArray().ToList();
        return new(
        [
            new Area(country, "Haiti", 0, null),
            .. rows.Select(r => new Area(r.GetProperty("admin1Pcode").GetString()!, r.GetProperty("admin1Name").GetString()!, 1, country)).Distinct(),
            .. rows.Select(r => new Area(
                r.GetProperty("admin2Pcode").GetString()!, r.GetProperty("admin2Name").GetString()!, 2, r.GetProperty("admin1Pcode").GetString()!)).Distinct(),
        ]);
    }
}
