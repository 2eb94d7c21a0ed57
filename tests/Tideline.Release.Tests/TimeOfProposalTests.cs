using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class TimeOfProposalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TickingClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_published_before_the_proposal_is_there_and_what_came_after_is_not()
    {
        var register = new ReleaseRegister(_folder.Releases, _clock);
        register.CreateKey("Amina", "Operator", "releaser", _folder.File("amina"));
        register.CreateKey("Bilal", "Statistics office", "releaser", _folder.File("bilal"));
        var first = Propose(register, 14);
        Publish(register, first);
        var second = Propose(register, 21);
        var third = Propose(register, 28);
        Publish(register, third);

        var published = TimeOfProposal.Copy(_folder.Releases, register.Entries, second, _folder.File("then"));

        var then = new ReleaseRegister(_folder.File("then"), _clock);
        Assert.Equal([first.Value], published);
        Assert.Empty(then.Verify(first).Findings);
        Assert.Equal(ReleaseState.Published, then.StateOf(first));
        Assert.Equal([ReleaseState.Unknown, ReleaseState.Unknown], [then.StateOf(second), then.StateOf(third)]);
        Assert.Equal([first.Value], then.Published(Sample(21)).Releases);
        Assert.False(Directory.Exists(Path.Combine(_folder.File("then"), third.Value)));
    }

    private ReleaseId Propose(ReleaseRegister register, int vintage) => ReleaseWriter.Propose(
        Sample(vintage), ReleaseGate.Apply(Sample(vintage), register.Published(Sample(vintage))), _folder.Releases, "", _clock);

    private void Publish(ReleaseRegister register, ReleaseId id)
    {
        register.Approve(id, _folder.File("amina"));
        register.Approve(id, _folder.File("bilal"));
        register.Publish(id);
    }

    private static ReleaseInput Sample(int vintage) => Input(
        Areas(), Summed(Indicator.DisplacedStock, Areas(), Week1, new Dictionary<string, long> { ["PK1A1"] = 60, ["PK1A2"] = 40, ["PK1A3"] = 100 })) with
    {
        Vintage = new LocalDate(2025, 9, vintage),
    };
}
