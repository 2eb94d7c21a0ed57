using NodaTime;
using Tideline.Domain;
using Tideline.Exchange.Hub;
using Tideline.Release.Tests;

namespace Tideline.Exchange.Tests.Hub;

public sealed class HubReceptionTests : IDisposable
{
    private static readonly (LocalDate, string, long)[] Homes =
        [(Country.Week1, "PK1A1", 60), (Country.Week1, "PK1A2", 40), (Country.Week1, "PK1A3", 100), (Country.Week2, "PK1A1", 80), (Country.Week2, "PK1A2", 50), (Country.Week2, "PK1A3", 70)];

    private readonly List<HubWorld> _worlds = [];

    public void Dispose() => _worlds.ForEach(w => w.Dispose());

    [Fact]
    public void A_bundle_is_taken_whole_and_its_figures_are_those_of_the_release()
    {
        var world = World();
        var (packed, file) = world.Nodes["alpha"].Pack();

        var receipt = world.Reception.Receive(file, "file");

        Assert.True(receipt.IsAccepted, receipt.Refusal);
        Assert.Equal((1, "alpha", packed.Release, packed.Sha256), (receipt.Entry.Number, receipt.Entry.Operator, receipt.Entry.Release, receipt.Entry.Bundle));
        Assert.Empty(receipt.Missing);
        Assert.Equal(world.Nodes["alpha"].Released(), HubView.Figures(world.Project, world.Clock, "alpha"));
        Assert.Single(Directory.GetDirectories(Path.Combine(world.Project.Hub, "bundles", "alpha")));
    }

    [Fact]
    public void The_bundle_holds_the_release_alone()
    {
        var world = World();
        var (_, file) = world.Nodes["alpha"].Pack();
        var (_, release) = HubBundle.Open(file);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(release));
        var id = world.Nodes["alpha"].Register.Proposed[0].Value;
        Assert.Equal(
            ["areas.geojson", "bulletin.html", "manifest.json", "merged_areas.csv", "observations.csv", "observations.parquet"],
            zip.Entries.Select(e => e.FullName).Where(n => n.StartsWith(id + "/", StringComparison.Ordinal)).Select(n => n[(id.Length + 1)..]).Order(StringComparer.Ordinal));
        Assert.Equal(["bundle.jws", "register.jsonl"], zip.Entries.Select(e => e.FullName).Where(n => !n.StartsWith(id, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_is_not_known_is_refused_and_written_down()
    {
        var world = World();
        Refused(world, HubRefusal.UnknownSignature, world.Nodes["alpha"].Pack(person: "bilal").File);
        Refused(world, HubRefusal.OtherHub, world.Nodes["alpha"].Pack(name: "beta").File);
        Refused(world, HubRefusal.OtherHub, world.Nodes["alpha"].Pack(hub: "other-hub").File);
        Refused(world, HubRefusal.NoBundle, world.Nodes["alpha"].Key("amina"));
        Assert.Equal([null, null, null, null], world.Register.Entries.Select(e => e.Operator));
    }

    [Fact]
    public void Another_operators_key_brings_nothing_in()
    {
        var world = World();
        var receipt = world.Reception.Receive(world.Nodes["alpha"].Pack().File, "https", "beta");
        Assert.Equal(HubRefusal.OtherHub.Code, receipt.Entry.Code);
        Assert.Equal("beta", receipt.Entry.Operator);
    }

    [Fact]
    public void Every_changed_byte_is_found()
    {
        var world = World();
        var (_, file) = world.Nodes["alpha"].Pack();
        Refused(world, HubRefusal.Changed, Tampered.With(file, HubBundle.ReleaseFile, b => [.. b, 0]));
        Refused(world, HubRefusal.UnknownSignature, Tampered.With(file, HubBundle.StatementFile, b => [.. b[..200], (byte)(b[200] ^ 1), .. b[201..]]));
        Refused(world, HubRefusal.NoBundle, Cut(file));
    }

    [Fact]
    public void What_was_taken_is_not_taken_again_and_a_gap_is_seen()
    {
        var world = World();
        var first = world.Nodes["alpha"].Pack().File;
        var second = world.Nodes["alpha"].Pack().File;
        var third = world.Nodes["alpha"].Pack().File;

        var receipt = world.Reception.Receive(third, "file");
        Assert.Equal([1, 2], receipt.Missing);
        Refused(world, HubRefusal.Replayed, third);
        Assert.Equal([2], world.Reception.Receive(first, "file").Missing);
        Assert.Empty(world.Reception.Receive(second, "file").Missing);
        Assert.Equal(
            [HubEvent.Accepted, HubEvent.Accepted, HubEvent.Accepted, HubEvent.Refused],
            HubView.Receipts(world.Project, world.Configuration, world.Clock, "alpha").Lines.Select(l => l.Event).Order());
    }

    [Fact]
    public void A_number_that_was_given_twice_does_not_follow()
    {
        var world = World();
        var first = world.Nodes["alpha"].Pack().File;
        File.Delete(Path.Combine(world.Nodes["alpha"].Project.Hub, "sent.jsonl"));
        world.Nodes["alpha"].Pack();
        var second = world.Nodes["alpha"].Pack().File;
        Assert.True(world.Reception.Receive(first, "file").IsAccepted);
        Refused(world, HubRefusal.BrokenSequence, second);
    }

    [Fact]
    public void What_has_expired_is_refused()
    {
        var world = World();
        var file = world.Nodes["alpha"].Pack(days: 1).File;
        world.Clock.Now += Duration.FromDays(2);
        Refused(world, HubRefusal.Expired, file);
    }

    [Theory]
    [InlineData("HB9", ", agreement: hub-2026")]
    [InlineData("HB15", ", definition: tideline-00000000")]
    [InlineData("HB16", ", vintage_within_days: 0")]
    public void What_the_hub_did_not_agree_to_is_refused(string code, string agreed)
    {
        var world = World(agreed: agreed);
        Refused(world, HubRefusal.All.Single(r => r.Code == code), world.Nodes["alpha"].Pack().File);
    }

    [Theory]
    [InlineData("HB12", "[displaced_stock, displaced_hosted]", "[displaced_hosted]", "displaced_stock")]
    [InlineData("HB13", "level: 3", "level: 2", "PK1A1")]
    [InlineData("HB14", "to: 2025-12-31", "to: 2025-09-06", "2025-09-01 to 2025-09-07")]
    public void What_is_not_agreed_is_named_and_nothing_is_kept(string code, string text, string by, string names)
    {
        var world = World();
        var yaml = world.Project.ConfigurationFile;
        Assert.Contains(text, File.ReadAllText(yaml), StringComparison.Ordinal);
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace(text, by, StringComparison.Ordinal));
        Assert.Contains(names, Refused(world, HubRefusal.All.Single(r => r.Code == code), world.Nodes["alpha"].Pack().File), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Project.Hub, "bundles")));
    }

    [Fact]
    public void Other_boundaries_are_refused()
    {
        using var world = new HubWorld();
        world.Nodes["alpha"].Publish(Homes, with: i => i with { Reference = i.Reference with { Boundaries = i.Reference.Boundaries! with { Version = "v2" } } });
        Refused(world, HubRefusal.Boundaries, world.Nodes["alpha"].Pack().File);
    }

    [Fact]
    public void A_release_that_is_not_published_is_not_packed_and_one_with_a_single_approval_not_taken()
    {
        using var world = new HubWorld();
        world.Nodes["alpha"].Publish(Homes, publish: false);
        Assert.Throws<DisclosureRefusedException>(() => world.Nodes["alpha"].Pack());
        Assert.False(File.Exists(Path.Combine(world.Nodes["alpha"].Project.Hub, "sent.jsonl")));
    }

    [Fact]
    public void An_operator_sees_its_own_receipts_alone()
    {
        var world = World();
        world.Nodes["beta"].Publish(Homes);
        world.Deliver("alpha", "beta");
        Refused(world, HubRefusal.NoBundle, world.Nodes["alpha"].Key("amina"));

        var own = HubView.Receipts(world.Project, world.Configuration, world.Clock, "beta");
        Assert.Equal("beta", Assert.Single(own.Lines).Operator);
        Assert.Equal(3, HubView.Receipts(world.Project, world.Configuration, world.Clock, null).Lines.Count);
    }

    [Fact]
    public void The_register_shows_that_it_was_changed()
    {
        var world = World();
        world.Deliver("alpha");
        Refused(world, HubRefusal.NoBundle, world.Nodes["alpha"].Key("amina"));
        var file = Path.Combine(world.Project.Hub, "register.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"alpha\"", "\"alphb\"", StringComparison.Ordinal));
        Assert.Throws<EngineException>(() => world.Register.Entries);
    }

    [Fact]
    public void A_bundle_that_was_changed_after_it_was_taken_is_not_combined()
    {
        var world = World();
        world.Deliver("alpha");
        File.AppendAllText(Directory.GetFiles(Path.Combine(world.Project.Hub, "bundles"), "bundle.zip", SearchOption.AllDirectories).Single(), "x");
        Assert.Contains("is not what was received", Assert.Throws<EngineException>(() => world.Combine()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_private_key_is_no_public_key()
    {
        var world = World();
        File.Copy(world.Nodes["alpha"].Key("amina"), world.File("hub/keys/alpha.pem"), overwrite: true);
        Assert.Contains("private key", Assert.Throws<ConfigurationException>(() => world.Reception).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_is_no_hub_receives_nothing()
    {
        var world = World();
        Assert.Throws<ConfigurationException>(() => new HubReception(world.Project, world.Configuration with { Hub = null }, world.Clock));
        Assert.Equal(HubRefusal.All.Count, HubRefusal.All.Select(r => r.Code).Distinct().Count());
    }

    private static string Refused(HubWorld world, HubRefusal refusal, string file)
    {
        var before = world.Register.Entries.Count;
        var receipt = world.Reception.Receive(file, "file");
        Assert.Equal(refusal.Code, receipt.Entry.Code);
        Assert.Equal(HubEvent.Refused, world.Register.Entries[before].Event);
        Assert.EndsWith("Nothing of it was stored.", receipt.Refusal, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Project.Hub, ".receiving")));
        return receipt.Refusal!;
    }

    private static string Cut(string file)
    {
        File.WriteAllBytes(file + ".cut", File.ReadAllBytes(file)[..^40]);
        return file + ".cut";
    }

    private HubWorld World(string agreed = "")
    {
        var world = new HubWorld(agreed: agreed);
        _worlds.Add(world);
        world.Nodes["alpha"].Publish(Homes);
        return world;
    }
}
