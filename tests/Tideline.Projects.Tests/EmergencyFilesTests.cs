using Tideline.Domain;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Projects.Tests;

public sealed class EmergencyFilesTests
{
    private const string Project = """
        name: test
        time_zone: Asia/Karachi
        inputs:
          events:
            - { files: inbox, subscriber_kind: opaque }
          cells: cells.csv
        emergencies:
          - { id: flood-2025, hazard: flood, onset: 2025-08-26, areas: [PK1] }
        """;

    [Fact]
    public void An_emergency_in_a_file_of_its_own_is_read_after_those_of_the_project()
    {
        using var folder = new ReferenceFolder();
        folder.Write("project.yaml", Project);
        folder.Write("emergencies/storm.yaml", "# as the province asked\nid: storm\nname: Storm Zaib\nname_ur: طوفان زیب\nhazard: storm\nonset: 2026-03-04\nareas: [PK2]\n");
        folder.Write("emergencies/.half-written.yaml", "id: sto");
        folder.Write("emergencies/notes.txt", "no emergency");

        var emergencies = ProjectFile.Load(folder.Folder).Emergencies;
        Assert.Equal([("flood-2025", null), ("storm", "emergencies/storm.yaml")], emergencies.Select(e => (e.Id, e.File)));
        Assert.Equal(("Storm Zaib", "طوفان زیب"), (emergencies[1].Name, emergencies[1].Names["ur"]));
    }

    [Theory]
    [InlineData("id: other\nhazard: storm\nonset: 2026-03-04\nareas: [PK2]\n", "emergencies/other.yaml")]
    [InlineData("id: storm\nhazard: hail\nonset: 2026-03-04\nareas: [PK2]\n", "emergencies/storm.yaml, line 2: 'hazard'")]
    [InlineData("id: storm\nhazzard: storm\nonset: 2026-03-04\nareas: [PK2]\n", "did you mean 'hazard'?")]
    [InlineData("id: storm\nhazard: storm\nonset: 2026-03-04\n", "'areas'")]
    public void A_fault_names_the_file_and_the_key(string text, string said)
    {
        using var folder = new ReferenceFolder();
        folder.Write("project.yaml", Project);
        folder.Write("emergencies/storm.yaml", text);
        Assert.Contains(said, Assert.Throws<ConfigurationException>(() => ProjectFile.Load(folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_in_both_is_refused()
    {
        using var folder = new ReferenceFolder();
        folder.Write("project.yaml", Project);
        folder.Write("emergencies/flood-2025.yaml", "id: flood-2025\nhazard: flood\nonset: 2026-03-04\nareas: [PK2]\n");
        Assert.Contains(
            "stands in project.yaml and in emergencies/flood-2025.yaml",
            Assert.Throws<ConfigurationException>(() => ProjectFile.Load(folder.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_declared_twice_at_once_is_declared_once()
    {
        using var folder = new ReferenceFolder();
        folder.Write("project.yaml", Project);
        folder.Write("cells.csv", "cell,longitude,latitude\nC1,60.5,30.5\n");
        folder.Write("areas.geojson", $$"""{"type":"FeatureCollection","features":[{{ReferenceFolder.Box("PK2", 0, null, 60, 30)}}]}""");
        folder.Write("project.yaml", Project.Replace("cells: cells.csv", "cells: cells.csv\n  areas: areas.geojson", StringComparison.Ordinal));
        var reference = ReferenceReader.Read(folder.Folder, ProjectFile.Load(folder.Folder));
        var declared = 0;
        Parallel.For(0, 8, i =>
        {
            try
            {
                EmergencyRegister.Declare(folder.Folder, reference, new("storm", "storm", $"2026-03-{i + 1:00}", null, null, null, new Dictionary<string, string>(), ["PK2"], null));
                Interlocked.Increment(ref declared);
            }
            catch (ConfigurationException e)
            {
                Assert.Equal("id", e.Key);
            }
        });
        Assert.Equal(1, declared);
        Assert.Equal("storm.yaml", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.Folder.Emergencies))));
    }
}
