using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;
using Tideline.Release.Agreements;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Release.Tests.Agreements;

public sealed class AgreementControlTests : IDisposable
{
    private const string Text = """
        id: relief
        version: 4
        parties: { operator: Operator, agency: Statistics office }
        purpose: { kind: disaster_response, text: Relief. }
        emergencies: [flood-2025]
        products: [displaced_stock]
        areas: [PK]
        level: 3
        period: { finest: day, from: 2025-01-01, to: 2026-12-31 }
        minimum_subscribers: 16
        recipients: [IOM]
        start: 2025-08-01
        end: 2025-12-31
        """;

    private static readonly LocalDate _inForce = new(2025, 9, 15);

    private readonly PublishedFolder _folder = new();

    public AgreementControlTests() => Write(Text);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Manifest_and_acts_name_the_agreement_and_its_text()
    {
        var id = Published();

        var agreement = ReleaseManifest.Read(Path.Combine(_folder.Releases, id.Value)).Agreement!;
        var held = Agreements.Find("relief")!;
        Assert.Equal(("relief", 4, held.Sha256), (agreement.Id, agreement.Version, agreement.Sha256));
        Assert.Equal(["IOM"], agreement.Recipients);
        var acts = _folder.Register.HistoryOf(id);
        Assert.Equal(4, acts.Count);
        Assert.All(acts, a => Assert.Equal(("relief", 4, held.Sha256), (a.Agreement, a.AgreementVersion, a.AgreementSha256)));
    }

    [Fact]
    public void A_manifest_without_agreement_says_so()
    {
        var folder = Path.Combine(_folder.Releases, _folder.Proposed().Value);

        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));

        Assert.Equal(ProjectAgreements.None, json.RootElement.GetProperty("agreement").GetProperty("statement").GetString());
        Assert.False(json.RootElement.GetProperty("agreement").TryGetProperty("id", out _));
    }

    [Fact]
    public void Another_text_is_another_release() => Assert.NotEqual(
        ReleaseId.Of(Input()), ReleaseId.Of(Input() with { Provenance = Input().Provenance with { InputHashes = new Dictionary<string, string> { ["agreements/relief.yaml"] = "11" } } }));

    [Fact]
    public void After_its_end_nothing_is_approved_published_or_handed_over()
    {
        var id = Proposed();
        var late = Register(new(2026, 1, 1));
        Assert.Equal("AG2", Code(() => late.Approve(id, _folder.Key("amina"))));

        _folder.Register.Approve(id, _folder.Key("amina"));
        _folder.Register.Approve(id, _folder.Key("bilal"));
        Assert.Equal("AG2", Code(() => late.Publish(id)));
        Assert.Equal(ReleaseState.Approved, late.StateOf(id));

        Register(_inForce).Publish(id);
        Assert.Equal("AG2", Code(() => Bundle(late, id, "IOM")));
    }

    [Fact]
    public void What_is_public_can_be_recalled_after_its_end()
    {
        var id = Published();

        Register(new(2026, 1, 1)).Recall(id, _folder.Key("amina"), "Wrong week.");

        Assert.Equal(ReleaseState.Recalled, _folder.Register.StateOf(id));
    }

    [Fact]
    public void A_bundle_is_for_an_organisation_that_the_agreement_names()
    {
        var id = Published();
        var register = Register(_inForce);

        Assert.Equal("AG8", Code(() => Bundle(register, id, "A newspaper")));
        Assert.Equal("AG8", Code(() => Bundle(register, id, null)));
        Assert.False(File.Exists(_folder.File("bundle.zip")));

        Bundle(register, id, "iom");
        var found = BundleVerification.Of(_folder.File("bundle.zip"));
        Assert.Empty(found.Findings);
        Assert.Equal("iom", found.Recipient);
    }

    [Fact]
    public void A_text_that_changed_since_the_proposal_is_AG10_until_it_is_run_again()
    {
        var id = Proposed();
        Write(Text.Replace("version: 4", "version: 5", StringComparison.Ordinal));

        Assert.Equal("AG10", Code(() => Register(_inForce).Approve(id, _folder.Key("amina"))));
    }

    [Fact]
    public void Taking_the_key_out_of_the_project_does_not_free_a_release_of_its_agreement()
    {
        var id = Published();
        var unbound = new ReleaseRegister(_folder.Releases, new TickingClock()) { Control = new(Agreements with { Rules = null, All = [] }, new(2026, 1, 1)) };

        Assert.Equal("AG2", Code(() => Bundle(unbound, id, "IOM")));
        File.Delete(_folder.File("agreements/relief.yaml"));
        Assert.Equal("AG1", Code(() => Bundle(unbound, id, "IOM")));
    }

    [Fact]
    public void Where_an_agreement_is_required_a_release_without_one_is_AG1()
    {
        var id = _folder.Proposed();

        Assert.Equal("AG1", Code(() => Register(_inForce).Approve(id, _folder.Key("amina"))));
    }

    private ProjectAgreements Agreements => ProjectAgreements.Read(new ProjectFolder(_folder.File("")), new AgreementRules([]));

    private ReleaseRegister Register(LocalDate today) => new(_folder.Releases, new TickingClock()) { Control = new AgreementControl(Agreements, today) };

    private ReleaseInput Input() => PublishedFolder.Sample(new(2025, 9, 14)) with { Agreement = Agreements.Find("relief") };

    private ReleaseId Proposed() => ReleaseWriter.Propose(
        Input(), ReleaseGate.Apply(Input(), PublishedFigures.None), _folder.Releases, "<!doctype html>", new TickingClock());

    private ReleaseId Published()
    {
        var id = Proposed();
        var register = Register(_inForce);
        register.Approve(id, _folder.Key("amina"));
        register.Approve(id, _folder.Key("bilal"));
        register.Publish(id);
        return id;
    }

    private void Bundle(ReleaseRegister register, ReleaseId id, string? recipient) =>
        ReleaseBundle.Write(register, id, _folder.Key("bilal"), _folder.File("bundle.zip"), recipient);

    private static string? Code(Action act) => Assert.Throws<DisclosureRefusedException>(act).Code;

    private void Write(string text)
    {
        Directory.CreateDirectory(_folder.File("agreements"));
        File.WriteAllText(_folder.File("agreements/relief.yaml"), text);
    }
}
