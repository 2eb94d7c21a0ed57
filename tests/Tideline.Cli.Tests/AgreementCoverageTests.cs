using Tideline.Cli.Jobs;
using Tideline.Projects.Agreements;

namespace Tideline.Cli.Tests;

public sealed class AgreementCoverageTests : IDisposable
{
    private const string Project = """
        name: small
        time_zone: Asia/Karachi
        inputs:
          events:
            - { files: inbox, columns: { subscriber: s, timestamp: t, cell: c }, subscriber_kind: opaque }
          cells: cells.csv
          areas: areas.geojson
        emergencies:
          - { id: flood-2025, hazard: flood, onset: 2025-08-26, areas: [P1] }
          - { id: quake-2026, hazard: earthquake, onset: 2026-03-01, areas: [P1] }
        agreements: required
        """;

    private const string Relief = """
        id: relief
        parties: { operator: Operator, agency: Agency }
        purpose: { kind: disaster_response, text: Relief }
        emergencies: { hazards: [flood] }
        products: [displaced_stock, displaced_hosted, displacement_flow, present_population, residents, trips, newly_displaced, returned, ever_displaced]
        areas: [P1, P9]
        level: 1
        period: { finest: week, from: 2020-01-01, to: 2999-12-31 }
        minimum_subscribers: 10
        recipients: [IOM]
        start: 2020-01-01
        end: 2999-12-31
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tideline-coverage-").FullName;

    public AgreementCoverageTests()
    {
        Write("cells.csv", "cell,longitude,latitude\nA1,67.1,24.9\n");
        Write("areas.geojson", $$"""{"type":"FeatureCollection","features":[{{Box("P1", 1, "null", 67)}},{{Box("P2", 1, "null", 68)}},{{Box("P11", 2, "\"P1\"", 67)}},{{Box("P21", 2, "\"P2\"", 68)}}]}""");
        Write("project.yaml", Project);
        Write("agreements/relief.yaml", Relief);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_an_agreement_does_not_cover_is_said_before_a_run()
    {
        var coverage = Coverage();

        Assert.True(coverage.InForce);
        Assert.Equal(
            [
                "not for emergencies quake-2026",
                "refused: displaced_change, returned_share, projected_displaced, abnormality, network_coverage",
                "names areas that the boundaries do not have: P9",
                "refused: areas of admin level 2",
                "refused: whole areas P2, and all below that the agreement does not name",
                "refused: figures of periods shorter than a week",
            ],
            coverage.Gaps);
    }

    [Fact]
    public void What_would_be_left_out_is_called_so()
    {
        Write("agreements/relief.yaml", Relief + "\noutside: leave_out\n");

        Assert.Contains("left out: areas of admin level 2", Coverage().Gaps);
    }

    [Fact]
    public void An_emergency_that_nothing_covers_is_named_with_its_code()
    {
        var uncovered = AgreementCoverage.Uncovered(Workspace.Open(_folder));

        Assert.Equal(["quake-2026"], uncovered.Keys);
        Assert.StartsWith("AG3,", uncovered["quake-2026"], StringComparison.Ordinal);
    }

    private AgreementCoverage Coverage()
    {
        var workspace = Workspace.Open(_folder);
        return AgreementCoverage.Of(ProjectAgreements.Read(workspace.Folder, workspace.Configuration).All.Single(), workspace);
    }

    private static string Box(string pcode, int level, string parent, int west) =>
        $$$"""{"type":"Feature","properties":{"pcode":"{{{pcode}}}","name":"{{{pcode}}}","admin_level":{{{level}}},"parent":{{{parent}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},24],[{{{west + 1}}},24],[{{{west + 1}}},25],[{{{west}}},25],[{{{west}}},24]]]}}""";

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }
}
