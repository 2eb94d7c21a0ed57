using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class EmergencyResolverTests
{
    [Theory]
    [InlineData("0102", "0102")]
    [InlineData("01", "0101 0102")]
    [InlineData("01 0101", "0101 0102")]
    public void Listed_areas_expose_themselves_or_their_descendants(string listed, string exposed) =>
        Assert.Equal(exposed, string.Join(' ', Resolve(areas: listed.Split(' ')).ExposedAreas));

    [Theory]
    [InlineData(67.5, 24, 0.6, 1, "0101 0102")]
    [InlineData(67.5, 24, 0.53, 1, "0101")]
    [InlineData(67.99, 24, 0.9, 1, "0102")]
    [InlineData(67.2, 24.2, 0.01, 0.01, "0101")]
    public void A_footprint_exposes_the_areas_that_it_covers_by_a_twentieth_or_lies_within(double x, double y, double width, double height, string exposed) =>
        Assert.Equal(exposed, string.Join(' ', Resolve(ReferenceFolder.Box("", 0, null, x, y, width, height)).ExposedAreas));

    [Theory]
    [InlineData(18, "0101 0102")]
    [InlineData(19, "0101 0102")]
    [InlineData(20, "0101")]
    public void A_footprint_exposes_an_area_with_a_twentieth_of_its_masts_inside_whatever_the_land(int mastsOutside, string exposed)
    {
        CellRow[] cells = [Mast(68.01), .. Enumerable.Range(0, mastsOutside).Select(i => Mast(68.1 + (0.04 * i)))];

        Assert.Equal(exposed, string.Join(' ', Resolve(ReferenceFolder.Box("", 0, null, 67.5, 24, 0.53), cells: cells).ExposedAreas));

        static CellRow Mast(double longitude) => new(longitude.ToString(System.Globalization.CultureInfo.InvariantCulture), longitude, 24.5, null, null);
    }

    [Fact]
    public void The_share_is_a_parameter() =>
        Assert.Equal(["0101", "0102"], Resolve(ReferenceFolder.Box("", 0, null, 67.5, 24, 0.53), share: 0.01).ExposedAreas);

    [Fact]
    public void Dates_and_hazard_are_as_configured()
    {
        var emergency = Resolve(areas: ["01"]);

        Assert.Equal(
            ("flood", Hazard.Flood, new LocalDate(2025, 8, 26), new LocalDate(2025, 8, 23), new LocalDate(2025, 9, 9)),
            (emergency.Id, emergency.Hazard, emergency.Onset, emergency.EvacuationStarts, emergency.Ends));
    }

    [Fact]
    public void An_unknown_p_code_is_named() =>
        Assert.Contains("0199", Assert.Throws<ConfigurationException>(() => Resolve(areas: ["0101", "0199"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_footprint_outside_the_country_is_refused() =>
        Assert.Contains("outside", Assert.Throws<InputRefusedException>(() => Resolve(ReferenceFolder.Box("", 0, null, 24, 67))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_footprint_that_hardly_touches_is_refused() =>
        Assert.Contains("less than 5", Assert.Throws<InputRefusedException>(() => Resolve(ReferenceFolder.Box("", 0, null, 68.99, 24, 5))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("""{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[67,24]}}""")]
    public void An_empty_footprint_is_refused(string feature) => Assert.Throws<InputRefusedException>(() => Resolve(feature));

    [Fact]
    public void Without_boundaries_there_is_no_emergency()
    {
        using var project = new ReferenceFolder();

        Assert.Throws<ConfigurationException>(() => EmergencyResolver.Resolve(Emergency(null, ["01"]), new ReferenceData([], null, null, []), project.Folder));
    }

    private static Emergency Resolve(string? footprint = null, string[]? areas = null, double share = EmergencyResolver.DefaultExposedShare, CellRow[]? cells = null)
    {
        using var project = new ReferenceFolder();
        var boundaries = project.Areas(ReferenceFolder.TwoDistricts);
        if (footprint is not null)
        {
            project.Write("footprint.geojson", ReferenceFolder.Collection(footprint));
        }

        var emergency = Emergency(footprint is null ? null : "footprint.geojson", areas ?? []);
        return EmergencyResolver.Resolve(emergency, new ReferenceData(cells ?? [], boundaries, null, []), project.Folder, share);
    }

    private static EmergencyConfiguration Emergency(string? footprint, string[] areas) => new()
    {
        Id = "flood",
        Hazard = Hazard.Flood,
        Onset = new LocalDate(2025, 8, 26),
        EvacuationStarts = new LocalDate(2025, 8, 23),
        Ends = new LocalDate(2025, 9, 9),
        Footprint = footprint,
        Areas = areas,
    };
}
