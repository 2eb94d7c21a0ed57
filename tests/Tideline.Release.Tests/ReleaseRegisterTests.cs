using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class ReleaseRegisterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TickingClock _clock = new();
    private readonly ReleaseRegister _register;

    public ReleaseRegisterTests()
    {
        _register = new(_folder.Releases, _clock);
        _register.CreateKey("Amina", "Operator", "releaser", Key("amina"));
        _register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
        _register.CreateKey("Celia", "Operator", "releaser", Key("celia"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_people_of_two_organisations_publish()
    {
        var id = Propose(Sample());
        _register.Approve(id, Key("amina"));
        Assert.Equal(ReleaseState.Approved, _register.StateOf(id));

        _register.Approve(id, Key("bilal"));
        _register.Publish(id);

        Assert.Equal(ReleaseState.Published, _register.StateOf(id));
        Assert.Equal(["Amina", "Bilal"], _register.Verify(id).Approvals.Select(a => a.Name));
        Assert.Empty(_register.Verify(id).Findings);
    }

    [Fact]
    public void Two_people_of_one_organisation_do_not()
    {
        var id = Propose(Sample());
        _register.Approve(id, Key("amina"));
        _register.Approve(id, Key("celia"));

        Assert.Equal(4, Assert.Throws<DisclosureRefusedException>(() => _register.Publish(id)).ExitCode);
        Assert.Equal(ReleaseState.Approved, _register.StateOf(id));
    }

    [Fact]
    public void One_person_approves_once_whatever_keys_they_hold()
    {
        var id = Propose(Sample());
        _register.CreateKey("amina ", "Statistics office", "releaser", Key("second"));
        _register.Approve(id, Key("amina"));

        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(id, Key("amina")));
        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(id, Key("second")));
    }

    [Fact]
    public void A_key_that_is_not_registered_signs_nothing()
    {
        using var elsewhere = new TemporaryFolder();
        new ReleaseRegister(elsewhere.Releases, _clock).CreateKey("Dan", "Elsewhere", "releaser", Key("dan"));
        var id = Propose(Sample());

        Assert.Equal(2, Assert.Throws<ConfigurationException>(() => _register.Approve(id, Key("dan"))).ExitCode);
    }

    [Fact]
    public void A_file_that_is_no_key_is_refused()
    {
        File.WriteAllText(Key("text"), "not a key");
        var id = Propose(Sample());

        Assert.Throws<ConfigurationException>(() => _register.Approve(id, Key("text")));
        Assert.Throws<ConfigurationException>(() => _register.Approve(id, Key("absent")));
    }

    [Fact]
    public void A_release_that_was_not_proposed_cannot_be_approved() =>
        Assert.Throws<ConfigurationException>(() => _register.Approve(ReleaseId.Of(Sample()), Key("amina")));

    [Theory]
    [InlineData("observations.csv")]
    [InlineData("observations.parquet")]
    [InlineData("areas.geojson")]
    [InlineData("bulletin.html")]
    [InlineData("manifest.json")]
    public void A_changed_file_is_found_and_stops_approval_and_publication(string name)
    {
        var id = Propose(Sample());
        _register.Approve(id, Key("amina"));
        _register.Approve(id, Key("bilal"));
        File.AppendAllText(Path.Combine(_folder.Releases, id.Value, name), " ");

        Assert.Contains(_register.Verify(id).Findings, f => f.Contains(name, StringComparison.Ordinal));
        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(id, Key("celia")));
        Assert.Throws<DisclosureRefusedException>(() => _register.Publish(id));
    }

    [Fact]
    public void A_file_that_is_missing_or_added_is_found()
    {
        var id = Propose(Sample());
        File.Delete(Path.Combine(_folder.Releases, id.Value, "areas.geojson"));
        File.WriteAllText(Path.Combine(_folder.Releases, id.Value, "subscribers.csv"), "");

        Assert.Equal(["areas.geojson is missing", "subscribers.csv does not belong to it"], _register.Verify(id).Findings);
    }

    [Fact]
    public void A_signature_counts_for_the_release_it_was_made_for_alone()
    {
        var id = Propose(Sample());
        var other = Propose(Sample() with { Definition = "tideline-2" });
        _register.Approve(id, Key("amina"));

        Assert.Empty(_register.Verify(other).Approvals);
    }

    [Theory]
    [InlineData("Operator", "Ministry")]
    [InlineData("\"sequence\":2", "\"sequence\":9")]
    [InlineData("{\"sequence\":2", "no json {\"sequence\":2")]
    public void A_register_that_was_changed_is_refused(string old, string @new)
    {
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, @new, StringComparison.Ordinal));

        Assert.Equal(5, Assert.Throws<EngineException>(() => _register.Entries).ExitCode);
    }

    [Fact]
    public void A_line_that_was_dropped_is_noticed()
    {
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.WriteAllLines(file, File.ReadAllLines(file).Where((_, i) => i != 1));

        Assert.Throws<EngineException>(() => _register.Entries);
    }

    [Fact]
    public void A_line_that_was_not_finished_never_happened()
    {
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.AppendAllText(file, "{\"sequence\":4,\"prev");

        Assert.Equal(3, _register.Entries.Count);
        _register.CreateKey("Eva", "Agency", "releaser", Key("eva"));
        Assert.Equal("Eva", _register.Keys[^1].Name);
    }

    [Fact]
    public void A_private_key_is_written_once_and_for_its_owner_alone()
    {
        Assert.Throws<ConfigurationException>(() => _register.CreateKey("Amina", "Operator", "releaser", Key("amina")));
        Assert.Throws<ConfigurationException>(() => _register.CreateKey(" ", "Operator", "releaser", Key("nobody")));
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(Path.Combine(_folder.Releases, "register.jsonl")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Key("amina")));
        }
    }

    [Fact]
    public void An_approved_release_is_not_replaced_by_other_files_of_the_same_input()
    {
        var id = Propose(Sample());
        Propose(Sample(), "<p>second</p>");
        Assert.Equal("<p>second</p>", File.ReadAllText(Path.Combine(_folder.Releases, id.Value, "bulletin.html")));
        _register.Approve(id, Key("amina"));

        Assert.Throws<DisclosureRefusedException>(() => Propose(Sample(), "<p>third</p>"));

        Assert.Equal("<p>second</p>", File.ReadAllText(Path.Combine(_folder.Releases, id.Value, "bulletin.html")));
        Assert.Equal(ReleaseState.Approved, _register.StateOf(id));
    }

    [Fact]
    public void An_id_is_no_path()
    {
        Assert.Throws<ConfigurationException>(() => ReleaseId.Parse("../flood-2025-2025-09-14-1a2b3c4d"));
        Assert.Equal("flood-2025-2025-09-14-1a2b3c4d", ReleaseId.Parse("flood-2025-2025-09-14-1a2b3c4d").Value);
    }

    [Fact]
    public void A_published_table_stands_whatever_its_figures_would_be_now()
    {
        Publish(Propose(Sample()));
        var later = Later(("PK1A1", 15), ("PK1A2", 40), ("PK1A3", 120));

        var gated = ReleaseGate.Apply(later, _register.Published(later, Records));

        Assert.Equal(1800m, gated.Observations.Single(o => o.Area == "PK1A1").Value);
        Assert.Equal(3000m, gated.Observations.Single(o => o.Area == "PK1A3").Value);
        Assert.Equal([ReleaseId.Of(Sample()).Value], gated.ComparedWith);
    }

    [Fact]
    public void Of_another_emergency_only_what_knows_of_none_is_compared()
    {
        var people = Summed(Indicator.Residents, Areas(), Week1, new Dictionary<string, long> { ["PK1A1"] = 60, ["PK1A2"] = 40, ["PK1A3"] = 100 });
        Publish(Propose(Input(Areas(), Stock(("PK1A1", 60), ("PK1A2", 40), ("PK1A3", 100)), people)));
        var other = Input(Areas(), Stock(("PK1A1", 61), ("PK1A2", 41), ("PK1A3", 100)), people);
        other = other with { Emergency = other.Emergency with { Id = "heat-2025" } };

        var gated = ReleaseGate.Apply(other, _register.Published(other, Records));

        Assert.Single(gated.ComparedWith);
        Assert.Equal(1850m, gated.Observations.Single(o => o.Area == "PK1A1" && o.Indicator == "displaced_stock").Value);
        Assert.Contains("go out as published", gated.Checks.Single(c => c.Name == "differencing").Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_nobody_published_binds_nothing()
    {
        Propose(Sample());

        Assert.Empty(_register.Published(Later(("PK1A1", 61))).Releases);
    }

    [Fact]
    public void A_published_release_that_was_tampered_with_stops_the_next_one()
    {
        var id = Propose(Sample());
        Publish(id);
        File.AppendAllText(Path.Combine(_folder.Releases, id.Value, "observations.csv"), " ");

        Assert.Throws<DisclosureRefusedException>(() => _register.Published(Later(("PK1A1", 61))));
    }

    [Fact]
    public void Making_an_old_release_again_compares_it_with_what_was_public_then()
    {
        var first = Propose(Sample());
        var later = Later(("PK1A1", 61), ("PK1A2", 40), ("PK1A3", 100));
        var second = ReleaseWriter.Propose(
            later, ReleaseGate.Apply(later, _register.Published(later, Records)), _folder.Releases, "", _clock, Records);
        Publish(second);

        Assert.Empty(_register.Published(Sample()).Releases);
        Assert.Equal(first, Propose(Sample()));
    }

    private static ReleaseInput Sample() => Input(Areas(), Stock(("PK1A1", 60), ("PK1A2", 40), ("PK1A3", 100)));

    private static ReleaseInput Later(params (string, long)[] tehsils) =>
        Input(Areas(), Stock(tehsils)) with { Vintage = new LocalDate(2025, 9, 21) };

    private static Cube Stock(params (string Area, long Contributors)[] tehsils) =>
        Summed(Indicator.DisplacedStock, Areas(), Week1, tehsils.ToDictionary(t => t.Area, t => t.Contributors));

    private ReleaseId Propose(ReleaseInput input, string bulletin = "") => ReleaseWriter.Propose(
        input, ReleaseGate.Apply(input, _register.Published(input, Records)), _folder.Releases, bulletin, _clock, Records);

    private void Publish(ReleaseId id)
    {
        _register.Approve(id, Key("amina"));
        _register.Approve(id, Key("bilal"));
        _register.Publish(id);
    }

    private ContributorRecords Records => new(_folder.File("contributors"), "key1");

    private string Key(string name) => _folder.File(name + ".pem");
}
