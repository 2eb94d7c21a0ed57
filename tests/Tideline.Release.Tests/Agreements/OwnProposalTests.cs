using System.Text;
using Tideline.Domain;
using Tideline.Projects.Chains;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Release.Tests.Agreements;

public sealed class OwnProposalTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_proposes_does_not_approve_and_two_others_do()
    {
        var id = ProposedBy("amina");

        Assert.Equal("SA1", Assert.Throws<DisclosureRefusedException>(() => _folder.Register.Approve(id, _folder.Key("amina"))).Code);

        _folder.Register.Approve(id, _folder.Key("bilal"));
        _folder.Register.Approve(id, _folder.Key("celia"));
        _folder.Register.Publish(id);
        Assert.Empty(_folder.Register.Verify(id).Findings);
        Assert.Equal(ReleaseState.Published, _folder.Register.StateOf(id));
    }

    [Fact]
    public void A_second_key_of_the_same_person_does_not_help()
    {
        _folder.Register.CreateKey(" AMINA", "Statistics office", "releaser", _folder.Key("second"));
        var id = ProposedBy("amina");

        Assert.Equal("SA1", Assert.Throws<DisclosureRefusedException>(() => _folder.Register.Approve(id, _folder.Key("second"))).Code);
    }

    [Fact]
    public void The_register_names_and_signs_the_proposer()
    {
        var id = ProposedBy("amina");

        var entry = _folder.Register.HistoryOf(id).Single();

        Assert.Equal(("Amina", "Operator"), (entry.Name, entry.Organisation));
        Assert.NotNull(entry.Signature);
        Assert.Empty(_folder.Register.Verify(id).Findings);
    }

    [Fact]
    public void A_release_that_was_proposed_without_a_person_is_approved_as_before()
    {
        var id = _folder.Proposed();

        _folder.Register.Approve(id, _folder.Key("amina"));

        Assert.Null(_folder.Register.HistoryOf(id)[0].Key);
        Assert.Equal(ReleaseState.Approved, _folder.Register.StateOf(id));
    }

    [Fact]
    public void A_person_who_proposes_it_again_is_entered_until_somebody_approves()
    {
        var id = _folder.Proposed();
        Assert.Equal(id, ProposedBy("amina"));
        ProposedBy("amina");
        Assert.Equal("SA1", Assert.Throws<DisclosureRefusedException>(() => _folder.Register.Approve(id, _folder.Key("amina"))).Code);

        _folder.Register.Approve(id, _folder.Key("bilal"));
        ProposedBy("celia");
        _folder.Register.Approve(id, _folder.Key("celia"));

        Assert.Equal([null, "Amina"], _folder.Register.HistoryOf(id).Where(e => e.Event == RegisterEvent.Proposed).Select(e => e.Name));
    }

    [Fact]
    public void The_account_that_asked_for_the_run_is_entered_and_hands_in_no_approval_whoever_signs()
    {
        var id = Propose(account: "amina.k");
        Assert.Equal("amina.k", _folder.Register.HistoryOf(id).Single().Account);

        var refused = Assert.Throws<DisclosureRefusedException>(() => Hand(id, "bilal", "Amina.K"));
        Assert.Equal("SA1", refused.Code);
        Assert.Contains("Account 'Amina.K'", refused.Message, StringComparison.Ordinal);

        Hand(id, "bilal", "bilal.a");
        Assert.Equal("bilal.a", _folder.Register.HistoryOf(id)[^1].Account);
        Assert.Equal(ReleaseState.Approved, _folder.Register.StateOf(id));
    }

    [Fact]
    public void Whoever_asks_for_the_same_run_again_is_entered_until_somebody_approves()
    {
        var id = Propose(account: "amina.k");
        Propose(account: "celia.m");
        Propose(account: "celia.m");
        _folder.Register.Approve(id, _folder.Key("bilal"));
        Propose(account: "dan");

        Assert.Equal(["amina.k", "celia.m"], _folder.Register.HistoryOf(id).Where(e => e.Event == RegisterEvent.Proposed).Select(e => e.Account));
        Assert.Equal("SA1", Assert.Throws<DisclosureRefusedException>(() => Hand(id, "celia", "celia.m")).Code);
    }

    [Fact]
    public void A_proposer_who_is_not_registered_proposes_nothing()
    {
        using var elsewhere = new PublishedFolder();

        Assert.Throws<ConfigurationException>(() => Propose(elsewhere.Key("amina")));
        Assert.Empty(_folder.Register.Proposed);
    }

    [Fact]
    public void An_approval_of_ones_own_that_was_written_into_the_register_by_hand_counts_for_nothing()
    {
        var id = _folder.Proposed();
        _folder.Register.Approve(id, _folder.Key("amina"));
        var file = Path.Combine(_folder.Releases, "register.jsonl");
        var entries = _folder.Register.Entries.ToList();

        // The proposal gets Amina's name before her approval; the chain is made anew, as whoever can write the file can.
        var amina = _folder.Register.Keys.Single(k => k.Name == "Amina");
        var previous = ChainLine.Start;
        List<string> lines = [];
        foreach (var entry in entries)
        {
            var changed = entry.Event == RegisterEvent.Proposed ? entry with { Key = amina.Id, Name = amina.Name } : entry;
            lines.Add((changed with { Previous = previous }).ToLine());
            previous = ChainLine.HashOf(lines[^1]);
        }

        File.WriteAllText(file, string.Join('\n', lines) + "\n");

        var found = _folder.Register.Verify(id);
        Assert.Empty(found.Approvals);
        Assert.Contains(found.Findings, f => f.Contains("of the person who proposed it", StringComparison.Ordinal));
        Assert.Contains(found.Findings, f => f.Contains("is not valid", StringComparison.Ordinal));
    }

    private ReleaseId ProposedBy(string name) => Propose(_folder.Key(name));

    // Signed where the key is, as a browser does, and handed in through an account.
    private void Hand(ReleaseId id, string name, string account)
    {
        var statement = _folder.Register.StatementFor(id, RegisterEvent.Approved, _folder.Register.PersonOf(_folder.Key(name)).Id);
        using var signer = _folder.Register.Persons.SignerOf(_folder.Key(name));
        _folder.Register.Approve(id, new GivenSignature(statement.Key, statement.At, signer.Sign(Encoding.UTF8.GetBytes(statement.Text)), account));
    }

    private ReleaseId Propose(string? key = null, string? account = null)
    {
        var input = PublishedFolder.Sample(new(2025, 9, 14));
        return ReleaseWriter.Propose(
            input, ReleaseGate.Apply(input, _folder.Register.Published(input)), _folder.Releases, "<!doctype html>", new TickingClock(), proposerKey: key, account: account);
    }
}
