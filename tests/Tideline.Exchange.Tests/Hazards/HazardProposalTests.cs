using Tideline.Domain;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Hazards;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class HazardProposalTests : IDisposable
{
    private readonly ProposalProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_proposal_declares_nothing_until_a_person_puts_it_into_emergencies()
    {
        var proposal = _project.Propose(HazardSource.Gdacs, "FL900001", null, Feed.GdacsEvents, Feed.GdacsGeometry);
        Assert.Equal("flood-gdacs-fl900001", proposal.Id);
        Assert.Equal(["DYA1"], proposal.ExposedAreas);
        var written = Path.Combine(_project.Path, "reports", "hazards", proposal.Id);
        Assert.Equal(["README.md", "flood-gdacs-fl900001.geojson", "flood-gdacs-fl900001.yaml"], ProposalFiles.Write(proposal, written, replace: true));
        Assert.Equal(["flood-2025", "listed"], ProjectFile.Load(_project.Folder).Emergencies.Select(e => e.Id));

        Directory.CreateDirectory(_project.Folder.Emergencies);
        foreach (var file in Directory.GetFiles(written, "flood-*"))
        {
            File.Copy(file, Path.Combine(_project.Folder.Emergencies, Path.GetFileName(file)));
        }

        var declared = ProjectFile.Load(_project.Folder).Emergencies.Single(e => e.Id == proposal.Id);
        Assert.Equal((Hazard.Flood, "Flood in Darya", new(2025, 8, 26), new(2025, 8, 23)), (declared.Hazard, declared.Name, declared.Onset, declared.EvacuationStarts));
        Assert.Equal(["DYA1"], EmergencyResolver.Resolve(declared, _project.Reference, _project.Folder).ExposedAreas);
    }

    [Fact]
    public void A_point_needs_a_person_to_choose_how_far_it_reaches()
    {
        Assert.Contains("--radius-km", Refused(HazardSource.Gdacs, "FL900001", new(), Feed.GdacsRss), StringComparison.Ordinal);
        var circle = _project.Propose(HazardSource.Gdacs, "FL900001", new() { RadiusKm = 20 }, Feed.GdacsRss);
        Assert.Equal(["DYA1"], circle.ExposedAreas);
        Assert.Contains("chosen by a person", Assert.Single(circle.Remarks), StringComparison.Ordinal);

        var areas = _project.Propose(HazardSource.Glofas, "G3", new() { Level = 1, Id = "sonmar" }, Feed.Glofas);
        Assert.Null(areas.Footprint);
        Assert.Equal(["DYB1", "DYB2"], areas.ExposedAreas);
        Assert.Contains("areas: [\"DYB\"]", areas.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void P_codes_that_an_alert_names_can_be_its_areas()
    {
        var alert = Feed.Cap(infos: Feed.Info(area: "<areaDesc>A</areaDesc><geocode><valueName>PCODE</valueName><value>DYA2</value></geocode><geocode><valueName>PCODE</valueName><value>ZZ</value></geocode>"));
        Assert.Contains("choose --level", Refused(HazardSource.Cap, "D-1", new(), alert), StringComparison.Ordinal);
        Assert.Equal(["DYA2"], _project.Propose(HazardSource.Cap, "D-1", new() { Level = 2 }, alert).ExposedAreas);
    }

    [Theory]
    [InlineData("Exercise", "an exercise or a test")]
    [InlineData("Test", "an exercise or a test")]
    public void Exercises_and_tests_are_not_proposed_unasked(string status, string said)
    {
        Assert.Contains(said, Refused(HazardSource.Cap, "D-1", new(), Feed.Cap(status: status)), StringComparison.Ordinal);
        Assert.Equal(["DYA1"], _project.Propose(HazardSource.Cap, "D-1", new() { AlsoNotCurrent = true }, Feed.Cap(status: status)).ExposedAreas);
    }

    [Fact]
    public void A_cancelled_alert_is_not_proposed() => Assert.Contains(
        "is cancelled",
        Refused(HazardSource.Cap, "D-2", new(), Feed.Cap(), Feed.Cap("D-2", type: "Cancel", references: "met@example.org,D-1,2025-08-26T06:00:00+05:00", sent: "2025-08-27T06:00:00+05:00")),
        StringComparison.Ordinal);

    [Fact]
    public void The_days_around_the_onset_are_those_of_the_hazard_with_the_reason()
    {
        var drought = _project.Propose(HazardSource.Gdacs, "DR900003", new() { RadiusKm = 50 }, Feed.GdacsEvents);
        Assert.Contains("# A household leaves when stores and animals are gone", drought.Yaml, StringComparison.Ordinal);
        Assert.Contains("onset: \"2025-03-01\"\n", drought.Yaml, StringComparison.Ordinal);
        Assert.Contains("ends: \"2025-08-28\"\n", drought.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_source_writes_cannot_become_keys_of_the_file()
    {
        var alert = Feed.Cap(infos: Feed.Info(headline: "x\"\nhazard: conflict\n# \\"));
        var declared = EmergencyFiles.Parse(_project.Propose(HazardSource.Cap, "D-1", new() { Id = "odd" }, alert).Yaml, "emergencies/odd.yaml");
        Assert.Equal((Hazard.Flood, "x\" hazard: conflict # \\"), (declared.Hazard, declared.Name));
    }

    [Fact]
    public void A_hazard_in_another_country_is_refused_with_both_places()
    {
        var said = Assert.Throws<InputRefusedException>(() => _project.Propose(HazardSource.Gdacs, "EQ900002", new() { RadiusKm = 50, AlsoNotCurrent = true }, Feed.GdacsRss)).Message;
        Assert.Contains("lies outside all areas. It lies in longitude", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_stands_already_is_said() => Assert.Contains(
        "stands already", Assert.Single(_project.Propose(HazardSource.Cap, "D-1", new() { Id = "listed" }, Feed.Cap(infos: Feed.Info())).Remarks), StringComparison.Ordinal);

    private string Refused(HazardSource source, string id, ProposalWish wish, params string[] texts) =>
        Assert.Throws<ConfigurationException>(() => _project.Propose(source, id, wish, texts)).Message;
}
