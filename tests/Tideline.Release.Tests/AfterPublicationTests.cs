using Tideline.Domain;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Release.Tests;

public sealed class AfterPublicationTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    private ReleaseRegister Register => _folder.Register;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recalled_release_says_why_and_cannot_be_published_again()
    {
        var id = _folder.Published();

        Register.Recall(id, _folder.Key("amina"), "Two days were\nread twice.");

        Assert.Equal(ReleaseState.Recalled, Register.StateOf(id));
        Assert.Equal("Two days were read twice.", Register.HistoryOf(id)[^1].Text);
        Assert.Empty(Register.Verify(id).Findings);
        Assert.Throws<DisclosureRefusedException>(() => Register.Publish(id));
        Assert.Throws<DisclosureRefusedException>(() => Register.Approve(id, _folder.Key("celia")));
        Assert.Throws<DisclosureRefusedException>(() => Register.Recall(id, _folder.Key("bilal"), "again"));
    }

    [Fact]
    public void What_was_recalled_was_seen_and_binds_later_releases()
    {
        var id = _folder.Published();
        Register.Recall(id, _folder.Key("amina"), "Two days were read twice.");

        Assert.Equal([id.Value], Register.Published(PublishedFolder.Later).Releases);
    }

    [Fact]
    public void A_release_is_recalled_though_its_files_are_damaged()
    {
        var id = _folder.Published();
        File.Delete(Path.Combine(_folder.Releases, id.Value, "manifest.json"));

        Register.Recall(id, _folder.Key("amina"), "Two days were read twice.");

        Assert.Equal(ReleaseState.Recalled, Register.StateOf(id));
    }

    [Fact]
    public void Errata_follow_one_another_and_leave_the_files_alone()
    {
        var id = _folder.Published();
        var files = Register.Verify(id).ManifestSha256;

        Register.AddErratum(id, _folder.Key("bilal"), "The caption of the map names another week.");
        Register.AddErratum(id, _folder.Key("amina"), "It is the week from 25 August.");

        Assert.Equal(ReleaseState.Published, Register.StateOf(id));
        Assert.Equal(2, Register.HistoryOf(id).Count(e => e.Event == RegisterEvent.Erratum));
        Assert.Equal(files, Register.Verify(id).ManifestSha256);
        Assert.Empty(Register.Verify(id).Findings);
    }

    [Fact]
    public void Only_what_was_published_is_recalled_or_corrected()
    {
        var id = _folder.Proposed();

        Assert.Throws<DisclosureRefusedException>(() => Register.Recall(id, _folder.Key("amina"), "wrong"));
        Assert.Throws<DisclosureRefusedException>(() => Register.AddErratum(id, _folder.Key("amina"), "wrong"));
        Assert.Throws<ConfigurationException>(() => Register.Recall(ReleaseId.Of(PublishedFolder.Later), _folder.Key("amina"), "wrong"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_recall_without_a_reason_is_refused(string reason)
    {
        var id = _folder.Published();

        Assert.Throws<ConfigurationException>(() => Register.Recall(id, _folder.Key("amina"), reason));
        Assert.Equal(ReleaseState.Published, Register.StateOf(id));
    }

    [Fact]
    public void A_recall_that_nobody_signed_is_found_and_recalls_nothing()
    {
        var id = _folder.Published();
        Register.AddErratum(id, _folder.Key("amina"), "The caption names another week.");
        // An erratum passed off as a recall, by somebody who can write the last line of the register but has no key.
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"event\":\"erratum\"", "\"event\":\"recalled\"", StringComparison.Ordinal));

        Assert.Equal(ReleaseState.Published, Register.StateOf(id));
        Assert.Contains("signature", Register.Verify(id).Findings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_that_was_cut_off_lacks_the_line_that_was_noted()
    {
        var id = _folder.Published();
        var early = Register.Head;
        Register.Recall(id, _folder.Key("amina"), "Two days were read twice.");
        var noted = Register.Head;
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        File.WriteAllLines(file, File.ReadAllLines(file).SkipLast(1));

        Assert.Equal(early, Register.Head);
        Assert.Equal(early.Entries + 1, noted.Entries);
        Assert.True(Register.Has(early.Sha256));
        Assert.False(Register.Has(noted.Sha256));
    }
}
