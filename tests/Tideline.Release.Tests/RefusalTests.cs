using Tideline.Domain;
using Tideline.Release.Register;

namespace Tideline.Release.Tests;

public sealed class RefusalTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    private ReleaseRegister Register => _folder.Register;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_refused_release_says_why_and_is_neither_approved_nor_published()
    {
        var id = _folder.Proposed();
        Register.Approve(id, _folder.Key("amina"));
        Register.Approve(id, _folder.Key("bilal"));

        Register.Refuse(id, _folder.Key("celia"), "Two days were\nread twice.");

        Assert.Equal(ReleaseState.Refused, Register.StateOf(id));
        Assert.Equal(("Two days were read twice.", "Celia"), (Register.HistoryOf(id)[^1].Text, Register.HistoryOf(id)[^1].Name));
        Assert.Empty(Register.Verify(id).Findings);
        Assert.Contains("was refused", Assert.Throws<DisclosureRefusedException>(() => Register.Publish(id)).Message, StringComparison.Ordinal);
        Assert.Throws<DisclosureRefusedException>(() => Register.Approve(id, _folder.Key("celia")));
        Assert.Throws<DisclosureRefusedException>(() => Register.Refuse(id, _folder.Key("bilal"), "again"));
        Assert.Empty(Register.Published(PublishedFolder.Later).Releases);
    }

    [Fact]
    public void Proposing_the_same_files_again_leaves_it_refused()
    {
        var id = _folder.Proposed();
        Register.Refuse(id, _folder.Key("amina"), "Two days were read twice.");

        Assert.Equal(id, _folder.Proposed());

        Assert.Equal(ReleaseState.Refused, Register.StateOf(id));
    }

    [Fact]
    public void What_is_published_is_recalled_and_not_refused()
    {
        var id = _folder.Published();

        Assert.Contains("recall it", Assert.Throws<DisclosureRefusedException>(() => Register.Refuse(id, _folder.Key("amina"), "wrong")).Message, StringComparison.Ordinal);
        Assert.Equal(ReleaseState.Published, Register.StateOf(id));
    }

    [Fact]
    public void A_refusal_needs_a_reason_a_person_and_a_release()
    {
        var id = _folder.Proposed();

        Assert.Throws<ConfigurationException>(() => Register.Refuse(id, _folder.Key("amina"), " \n"));
        Assert.Throws<ConfigurationException>(() => Register.Refuse(id, Path.Combine(_folder.Releases, "none.key"), "wrong"));
        Assert.Throws<ConfigurationException>(() => Register.Refuse(Gate.ReleaseId.Of(PublishedFolder.Later), _folder.Key("amina"), "wrong"));
        Assert.Equal(ReleaseState.Proposed, Register.StateOf(id));
    }

    [Fact]
    public void A_refusal_that_nobody_signed_is_found_and_refuses_nothing()
    {
        var id = _folder.Proposed();
        Register.Approve(id, _folder.Key("amina"));
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"event\":\"approved\"", "\"event\":\"refused\"", StringComparison.Ordinal));

        Assert.Equal(ReleaseState.Proposed, Register.StateOf(id));
        Assert.Contains("signature", Register.Verify(id).Findings.Single(), StringComparison.Ordinal);
    }
}
