using System.Globalization;
using System.Text.Json;

namespace Tideline.EndToEnd.Tests.Learn;

/// <summary>B12 from its task: what each figure may be used for.</summary>
[Collection(nameof(OneCountry))]
public sealed class LabelTests(LearnTests.Country country)
{
    private static readonly string[] _order = ["low", "medium", "high"];

    [Fact]
    public async Task Labels_given_by_the_task_are_right() => await country.Passes("B12", Labels());

    [Theory]
    [InlineData("coverage", "limits_left_out")]
    [InlineData("sample", "limits_left_out")]
    [InlineData("robustness", "small_flows_kept")]
    [InlineData("robustness", "absent_as_robust")]
    [InlineData("robustness", "share_of_the_wrong_method")]
    [InlineData("use", "best_for_worst")]
    [InlineData("use", "middle_for_worst")]
    [InlineData("agreement", "blank_as_0")]
    [InlineData("density", "mercator_area")]
    public void A_known_mistake_about_quality_is_named(string criterion, string misconception) => country.Names("B12", criterion, misconception, Labels(misconception));

    private IEnumerable<string> Labels(string? mistake = null)
    {
        var flows = country.Table("quality/flows.csv").Select(f => (f["origin"], f["destination"], A: Number(f["trips_a"]), B: Number(f["trips_b"]))).ToArray();
        var areas = Areas(mistake == "mercator_area");
        yield return "pcode,coverage,robustness,sample,use,agreement,density";
        foreach (var row in country.Table("quality/districts.csv"))
        {
            var pcode = row["pcode"];
            var strict = mistake == "limits_left_out" ? 1e-9 : 0;
            var largest = flows.Where(f => pcode == f.Item1 || pcode == f.Item2).Where(f => mistake == "small_flows_kept" || Math.Min(f.A, f.B) >= 100)
                .Select(f => Math.Abs(f.A - f.B) / (mistake == "share_of_the_wrong_method" ? f.B : f.A)).DefaultIfEmpty(mistake == "absent_as_robust" ? 0 : 1).Max();
            var coverage = Graded((Number(row["subscribers"]) / Number(row["population"])) - strict, 0.2, 0.4);
            var robustness = largest < 0.2 ? "high" : largest >= 0.4 ? "low" : "medium";
            var sample = Graded(Number(row["contributors"]) - strict, 50, 100);
            var labels = new[] { coverage, robustness, sample }.OrderBy(l => Array.IndexOf(_order, l)).ToArray();
            var use = labels[mistake switch { "best_for_worst" => 2, "middle_for_worst" => 1, _ => 0 }] switch { "low" => "none", "medium" => "prioritise", _ => "plan" };
            var field = row["field_count"];
            var agreement = field.Length == 0 && mistake != "blank_as_0" ? "unknown"
                : Math.Clamp(field.Length == 0 ? 0 : Number(field), Number(row["lower"]), Number(row["upper"])) is var held && held.Equals(field.Length == 0 ? 0 : Number(field)) ? "yes" : "no";
            yield return string.Create(CultureInfo.InvariantCulture, $"{pcode},{coverage},{robustness},{sample},{use},{agreement},{Number(row["population"]) / areas[pcode]:0.####}");
        }
    }

    private static string Graded(double value, double medium, double high) => value < medium ? "low" : value < high ? "medium" : "high";

    // The sum over edges of the area between edge and equator, on a cylinder.
    private Dictionary<string, double> Areas(bool mercator)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(country.Work, "reference", "areas.geojson")));
        return document.RootElement.GetProperty("features").EnumerateArray().Where(f => f.GetProperty("properties").GetProperty("admin_level").GetInt32() == 2).ToDictionary(
            f => f.GetProperty("properties").GetProperty("pcode").GetString()!,
            f =>
            {
                var geometry = f.GetProperty("geometry");
                var polygons = geometry.GetProperty("type").GetString() == "Polygon" ? [geometry.GetProperty("coordinates")] : geometry.GetProperty("coordinates").EnumerateArray().ToArray();
                return polygons.Sum(p => p.EnumerateArray().Select((r, i) => (i == 0 ? 1 : -1) * Ring([.. r.EnumerateArray().Select(c => (c[0].GetDouble(), c[1].GetDouble()))], mercator)).Sum());
            },
            StringComparer.Ordinal);
    }

    private static double Ring((double Longitude, double Latitude)[] ring, bool mercator)
    {
        var sum = 0.0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            sum += (b.Longitude - a.Longitude) * Math.PI / 180 * (Height(a.Latitude) + Height(b.Latitude)) / 2;
        }

        return Math.Abs(sum) * 6371.0088 * 6371.0088;

        double Height(double latitude) => Math.Sin(latitude * Math.PI / 180) is var sine && mercator ? Math.Atanh(sine) : sine;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
