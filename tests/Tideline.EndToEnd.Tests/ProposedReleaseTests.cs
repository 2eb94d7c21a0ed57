using System.Globalization;
using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>What generate, ingest and run leave in <c>releases/</c>.</summary>
public sealed class ProposedReleaseTests(World world)
{
    private static readonly string[] Weekly = ["displaced_stock", "displaced_hosted", "newly_displaced", "returned", "displaced_change"];

    [Fact]
    public void The_release_has_its_files_and_an_id_of_emergency_vintage_and_hash()
    {
        Assert.Matches("^flood-2025-2025-10-12-[0-9a-f]{8}$", Path.GetFileName(world.Release));
        Assert.All(
            (string[])["observations.csv", "observations.parquet", "merged_areas.csv", "areas.geojson", "manifest.json", "bulletin.html", "log.json"],
            name => Assert.True(new FileInfo(Path.Combine(world.Release, name)).Length > 0, name));
        using var areas = JsonDocument.Parse(File.ReadAllText(Path.Combine(world.Release, "areas.geojson")));
        Assert.Equal("FeatureCollection", areas.RootElement.GetProperty("type").GetString());
        Assert.StartsWith("<!doctype html>", File.ReadAllText(Path.Combine(world.Release, "bulletin.html")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_manifest_holds_the_hash_of_every_file()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(world.Release, "manifest.json")));
        var said = manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString());
        var bytes = Folders.Bytes(world.Release);
        Assert.Equal(["areas.geojson", "bulletin.html", "merged_areas.csv", "observations.csv", "observations.parquet"], said.Keys.Order(StringComparer.Ordinal));
        Assert.All(said, file => Assert.Equal(bytes[file.Key], file.Value));
    }

    [Fact]
    public void Observations_have_the_header_of_the_contract() => Assert.Equal(
        "indicator,area,counterpart_area,period_start,period_end,value,lower,upper,unit,status,definition,emergency,vintage",
        File.ReadLines(Observation.FileOf(world.Release)).First());

    [Fact]
    public void Every_observation_has_one_known_status_and_unit_and_its_release()
    {
        var all = Observation.Read(world.Release);
        Assert.All(all, o => Assert.Contains(o.Status, (string[])["Q", "L", "B", "F", "U", "P", "A"]));
        Assert.All(all, o => Assert.Contains(o.Unit, (string[])["people", "subscribers", "share", "index", "trips"]));
        Assert.Single(all.Select(o => o.Definition).Distinct());
        Assert.Equal([("flood-2025", "2025-10-12")], all.Select(o => (o.Emergency, o.Vintage)).Distinct());
        Assert.Equal(all.Count, all.Select(o => (o.Indicator, o.Area, o.Counterpart, o.Start, o.End, o.Unit)).Distinct().Count());
    }

    [Fact]
    public void A_number_stands_exactly_where_the_status_allows_one_and_inside_its_interval()
    {
        foreach (var o in Observation.Read(world.Release))
        {
            Assert.Equal(o.Status is "Q" or "L", o.Value.Length == 0);
            Assert.Equal(o.Value.Length == 0, o.Lower.Length == 0 && o.Upper.Length == 0);
            if (o is { Value.Length: > 0, Lower.Length: > 0, Upper.Length: > 0 })
            {
                Assert.InRange(Number(o.Value), Number(o.Lower), Number(o.Upper));
            }
        }
    }

    [Fact]
    public void Some_figures_are_shown_and_some_are_suppressed()
    {
        var statuses = Observation.Read(world.Release).Select(o => o.Status).ToHashSet();
        Assert.Contains("A", statuses);
        Assert.Contains("Q", statuses);
    }

    [Fact]
    public void Every_area_in_scope_has_a_row_in_every_period()
    {
        foreach (var indicator in Observation.Read(world.Release)
            .Where(o => o.Indicator is not ("displacement_flow" or "trips")).GroupBy(o => o.Indicator))
        {
            var periods = indicator.Select(o => (o.Start, o.End)).Distinct().Count();
            var areas = indicator.Select(o => o.Area).Distinct().Count();
            Assert.True(indicator.Count() == areas * periods, $"{indicator.Key}: {indicator.Count()} rows of {areas} areas in {periods} periods");
        }
    }

    [Fact]
    public void Stocks_and_residents_cover_every_exposed_area_and_all_that_hold_it()
    {
        using var areas = JsonDocument.Parse(File.ReadAllText(Path.Combine(world.Project, "reference", "areas.geojson")));
        var parents = areas.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))
            .ToDictionary(p => p.GetProperty("pcode").GetString()!, p => p.GetProperty("parent").GetString());
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(world.Release, "manifest.json")));
        var exposed = manifest.RootElement.GetProperty("emergency").GetProperty("exposed_areas").EnumerateArray().Select(a => a.GetString()!).ToArray();
        HashSet<string> scope = [];
        foreach (var area in exposed)
        {
            for (var a = area; a is not null; a = parents[a])
            {
                scope.Add(a);
            }
        }

        var all = Observation.Read(world.Release);
        Assert.NotEmpty(exposed);
        Assert.Equal(scope.Order(StringComparer.Ordinal), AreasOf("displaced_stock"));
        Assert.Equal(scope.Order(StringComparer.Ordinal), AreasOf("returned"));
        Assert.Empty(scope.Except(AreasOf("residents")));
        Assert.Empty(AreasOf("residents").Except(parents.Keys));

        IEnumerable<string> AreasOf(string indicator) =>
            all.Where(o => o.Indicator == indicator).Select(o => o.Area).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Weekly_figures_run_from_the_week_of_the_evacuation_to_the_vintage_without_a_gap()
    {
        DateOnly[] mondays = [.. Enumerable.Range(0, 8).Select(w => new DateOnly(2025, 8, 18).AddDays(7 * w))];
        var all = Observation.Read(world.Release);
        Assert.All(Weekly, indicator => Assert.Equal(
            mondays.Select(m => (m, m.AddDays(6))),
            all.Where(o => o.Indicator == indicator).Select(o => (o.Start, o.End)).Distinct().Order()));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
