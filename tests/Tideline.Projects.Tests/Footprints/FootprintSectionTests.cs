using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Emergencies;

namespace Tideline.Projects.Tests.Footprints;

public sealed class FootprintSectionTests
{
    [Fact]
    public void A_footprint_is_a_path_or_says_how_its_files_are_read()
    {
        var emergencies = MinimalProject.Parse(
            """
            emergencies:
              - { id: a, hazard: flood, onset: 2025-08-26, footprint: reference/a.geojson }
              - id: b
                hazard: flood
                onset: 2025-08-26
                footprint: { files: reference/b.gpkg, layer: water, crs: EPSG:32642, where: { class: [flooded, wet], day: 3 } }
            """).Emergencies;
        Assert.Equal("reference/a.geojson", emergencies[0].Footprint);
        Assert.Empty(emergencies[0].FootprintOptions.Where);
        Assert.Equal("reference/b.gpkg", emergencies[1].Footprint);
        Assert.Equal(("water", "EPSG:32642"), (emergencies[1].FootprintOptions.Layer, emergencies[1].FootprintOptions.Crs));
        Assert.Equal(["flooded", "wet"], emergencies[1].FootprintOptions.Where["class"]);
        Assert.Equal(["3"], emergencies[1].FootprintOptions.Where["day"]);
    }

    [Theory]
    [InlineData("{ file: a.shp }", "footprint.file")]
    [InlineData("{ crs: EPSG:32642 }", "footprint.files")]
    [InlineData("{ files: a.kml, format: kml }", "footprint.format")]
    [InlineData("{ files: a.shp, where: flooded }", "footprint.where")]
    [InlineData("{ files: a.shp, where: { class: { is: flooded } } }", "footprint.where")]
    [InlineData("[a.shp]", "footprint")]
    public void A_fault_names_the_key(string footprint, string key) => Assert.Contains(
        key, Assert.Throws<ConfigurationException>(() => MinimalProject.Parse($"emergencies:\n  - {{ id: a, hazard: flood, onset: 2025-08-26, footprint: {footprint} }}")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(Hazard.Flood, 3, 14)]
    [InlineData(Hazard.Storm, 3, 14)]
    [InlineData(Hazard.Earthquake, 0, 14)]
    [InlineData(Hazard.Heatwave, 3, 30)]
    [InlineData(Hazard.Drought, 0, 180)]
    public void Days_that_the_declaration_leaves_out_are_those_of_the_hazard(Hazard hazard, int before, int after)
    {
        var emergency = MinimalProject.Parse($"emergencies:\n  - {{ id: a, hazard: {hazard.ToString().ToLowerInvariant()}, onset: 2025-06-10, areas: [PK1] }}").Emergencies[0];
        Assert.Equal(
            (new LocalDate(2025, 6, 10).PlusDays(-before), new LocalDate(2025, 6, 10).PlusDays(after)), (emergency.EvacuationStarts, emergency.Ends));
    }
}
