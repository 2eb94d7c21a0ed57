using System.Globalization;
using Tideline.Exchange.Hazards;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;

namespace Tideline.Exchange.Tests.Hazards;

/// <summary>A project of two districts side by side, each of two tehsils of half a degree by one, and one emergency.</summary>
internal sealed class ProposalProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProposalProject()
    {
        _folder.Write("project.yaml", """
            name: darya
            time_zone: Asia/Karachi
            inputs:
              events: [{ files: inbox/*.csv, subscriber_kind: opaque }]
              cells: reference/cells.csv
              areas: reference/areas.geojson
              population: reference/population.csv
            emergencies:
              - { id: flood-2025, hazard: flood, onset: 2025-08-26, footprint: reference/footprint.geojson }
              - { id: listed, hazard: storm, onset: 2025-08-26, areas: [DYB] }
            """);
        _folder.Write("reference/cells.csv", "cell,longitude,latitude\nC1,60.1,30.1\nC2,60.1,30.9\nC3,60.1,30.1\nC4,60.6,30.5\n");
        _folder.Write("reference/areas.geojson", Collection(
            Box("DY", 0, null, 60, 2), Box("DYA", 1, "DY", 60, 1), Box("DYB", 1, "DY", 61, 1),
            Box("DYA1", 2, "DYA", 60, 0.5), Box("DYA2", 2, "DYA", 60.5, 0.5), Box("DYB1", 2, "DYB", 61, 0.5), Box("DYB2", 2, "DYB", 61.5, 0.5)));
        _folder.Write("reference/population.csv", "pcode,population\nDYA1,1000\nDYA2,2000\nDYB1,4000\nDYB2,0\n");
        // The lower fifth of three tehsils.
        _folder.Write("reference/footprint.geojson", Collection(Box("F", 0, null, 60, 1.5, 0.2)));
    }

    public ProjectFolder Folder => new(_folder.Path);

    public string Path => _folder.Path;

    public ReferenceData Reference => ReferenceReader.Read(Folder, ProjectFile.Load(Folder));

    public string Write(string name, string text) => _folder.Write(name, text);

    public HazardProposal Propose(HazardSource source, string id, ProposalWish? wish, params string[] texts) =>
        HazardProposal.Of([Feed.Read(source, texts).Hazards.Single(h => h.Id == id)], wish ?? new(), Folder, Reference);

    public void Dispose() => _folder.Dispose();

    private static string Collection(params IEnumerable<string> features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Box(string pcode, int level, string? parent, double x, double width, double height = 1) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"type":"Feature","properties":{"pcode":"{{{pcode}}}","name":"Area {{{pcode}}}","admin_level":{{{level}}},"parent":{{{(parent is null ? "null" : $"\"{parent}\"")}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{x}}},30],[{{{x + width}}},30],[{{{x + width}}},{{{30 + height}}}],[{{{x}}},{{{30 + height}}}],[{{{x}}},30]]]}}""");
}
