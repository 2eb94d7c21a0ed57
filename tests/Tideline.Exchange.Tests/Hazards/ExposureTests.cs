using System.Text;
using System.Text.Json;
using Tideline.Exchange.Hazards.Exposure;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class ExposureTests : IDisposable
{
    private readonly ProposalProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void People_are_exposed_by_the_share_of_land_and_levels_add_up()
    {
        var areas = Areas(ExposureMethod.Land);
        Assert.Equal(["DY", "DYA", "DYB", "DYA1", "DYA2", "DYB1"], areas.Select(a => a.PCode));
        // A fifth of the latitudes is a little more than a fifth of the land: circles of latitude shrink northwards.
        Assert.Equal([1406, 603, 803, 201, 402, 803], areas.Select(a => a.Exposed));
        Assert.Equal([7000, 3000, 4000, 1000, 2000, 4000], areas.Select(a => a.People));
        Assert.All(areas, a => Assert.Equal(0.2, a.Share!.Value, 2));
    }

    [Fact]
    public void People_are_exposed_by_the_share_of_masts_and_without_masts_by_land()
    {
        var areas = Areas(ExposureMethod.Masts);
        // Two places in the first tehsil, one of them inside; one in the second, outside; none in the third.
        Assert.Equal([500, 0, 803], areas.Where(a => a.AdminLevel == 2).Select(a => a.Exposed));
    }

    [Fact]
    public void The_files_name_the_assumption_and_hold_no_number_of_a_subscriber()
    {
        var files = Files(ExposureMethod.Land).Files();
        Assert.Equal(["README.md", "exposure.csv", "exposure.geojson"], files.Keys);
        var csv = Encoding.UTF8.GetString(files["exposure.csv"]).Split('\n');
        Assert.StartsWith("DYA1,Area DYA1,2,DYA,1000,", csv[4], StringComparison.Ordinal);
        Assert.Contains(",0.201,201,share of land,flood-2025,,,,,,,", csv[4], StringComparison.Ordinal);
        Assert.Contains("people live evenly", Encoding.UTF8.GetString(files["README.md"]), StringComparison.Ordinal);
        using var map = JsonDocument.Parse(files["exposure.geojson"]);
        Assert.Equal(6, map.RootElement.GetProperty("features").GetArrayLength());
        Assert.Contains("not to leave without its consent", Encoding.UTF8.GetString(Files(ExposureMethod.Masts).Files()["exposure.csv"]), StringComparison.Ordinal);
    }

    private IReadOnlyList<ExposedArea> Areas(ExposureMethod method) => Files(method).Areas;

    private ExposureFiles Files(ExposureMethod method)
    {
        var configuration = ProjectFile.Load(_project.Folder);
        var reference = ReferenceReader.Read(_project.Folder, configuration);
        var footprint = FootprintReader.Read(configuration.Emergencies[0], _project.Folder);
        var shares = FootprintShares.Of(reference.Boundaries!, footprint.Geometry, reference.Cells);
        return new("flood-2025", ExposedPeople.Of(reference.Boundaries!, reference.Population!, shares, method), method, footprint, reference.Boundaries!, null);
    }
}
