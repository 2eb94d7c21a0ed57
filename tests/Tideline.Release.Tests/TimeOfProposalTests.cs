using NodaTime;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Release.Tests;

public sealed class TimeOfProposalTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_published_before_the_proposal_is_there_and_what_came_after_is_not()
    {
        var register = _folder.Register;
        var first = _folder.Published(September(14));
        var second = _folder.Proposed(September(21));
        var third = _folder.Published(September(28));

        var published = TimeOfProposal.Copy(_folder.Releases, register.Entries, second, _folder.File("then"));

        var then = new ReleaseRegister(_folder.File("then"), new TickingClock());
        Assert.Equal([first.Value], published);
        Assert.Empty(then.Verify(first).Findings);
        Assert.Equal(ReleaseState.Published, then.StateOf(first));
        Assert.Equal([ReleaseState.Unknown, ReleaseState.Unknown], [then.StateOf(second), then.StateOf(third)]);
        Assert.Equal([first.Value], then.Published(PublishedFolder.Sample(September(21))).Releases);
        Assert.False(Directory.Exists(Path.Combine(_folder.File("then"), third.Value)));
    }

    [Fact]
    public void A_name_that_was_put_to_a_proposal_later_does_not_make_it_later()
    {
        var id = _folder.Proposed(September(14));
        _folder.Published(September(21));
        var input = PublishedFolder.Sample(September(14));
        ReleaseWriter.Propose(
            input, ReleaseGate.Apply(input, _folder.Register.Published(input)), _folder.Releases, "<!doctype html>", new TickingClock(),
            proposerKey: _folder.Key("amina"));

        Assert.Equal("Amina", _folder.Register.HistoryOf(id)[^1].Name);
        Assert.Empty(TimeOfProposal.Copy(_folder.Releases, _folder.Register.Entries, id, _folder.File("then")));
    }

    private static LocalDate September(int day) => new(2025, 9, day);
}
