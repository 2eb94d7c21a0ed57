using System.Globalization;

namespace Tideline.Attack.Tests;

/// <summary>A release folder with as much in it as the attacker reads: PK, its districts PKA to PKC.</summary>
internal sealed class PublishedFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tideline-attack-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <param name="rows">Each <c>indicator area counterpart week value</c>; - for no counterpart, Q for suppressed.</param>
    public string Write(string name, params string[] rows)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "observations.csv"),
            "indicator,area,counterpart_area,period_start,period_end,value,lower,upper,unit,status,definition,emergency,vintage\n"
            + string.Concat(rows.Select(Line)));
        File.WriteAllText(Path.Combine(folder, "areas.geojson"),
            """{"type":"FeatureCollection","features":[""" + string.Join(',', ((string[])["PK", "PKA", "PKB", "PKC"]).Select(Area)) + "]}");
        File.WriteAllText(Path.Combine(folder, "manifest.json"), $$"""
            {"release":"{{name}}","disclosure":{"minimum_subscribers":16,"rounding":10},
             "suppression_losses":[{"indicator":"displaced_stock","unit":"people","level":1,"cells":3,"hidden":1,"share_hidden":null}],
             "rounding_bases":[{"indicator":"displaced_stock","unit":"people","base":10},{"indicator":"displaced_hosted","unit":"people","base":10},
                               {"indicator":"displacement_flow","unit":"people","base":10},{"indicator":"returned_share","unit":"share","base":0.01}]}
            """);
        return folder;
    }

    private static string Line(string row)
    {
        var f = row.Split(' ');
        var start = new NodaTime.LocalDate(2025, 8, 25).PlusDays(7 * (int.Parse(f[3], CultureInfo.InvariantCulture) - 1));
        var (value, status) = f[4] is "Q" or "L" ? ("", f[4]) : (f[4], "A");
        return string.Create(CultureInfo.InvariantCulture,
            $"{f[0]},{f[1]},{(f[2] == "-" ? "" : f[2])},{start:uuuu-MM-dd},{start.PlusDays(6):uuuu-MM-dd},{value},,,people,{status},\"tideline,1\",flood,2025-09-14\n");
    }

    private static string Area(string pcode) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"type":"Feature","properties":{"pcode":"{{pcode}}","name":"x","admin_level":{{pcode.Length - 2}},"parent":{{(pcode.Length == 2 ? "null" : "\"PK\"")}}},"geometry":null}""");
}
