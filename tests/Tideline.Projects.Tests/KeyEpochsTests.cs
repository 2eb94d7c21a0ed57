using NodaTime;
using Tideline.Domain;
using Tideline.Projects.Keys;

namespace Tideline.Projects.Tests;

public sealed class KeyEpochsTests
{
    private static readonly LocalDate July = new(2026, 7, 1);

    private static readonly KeyEntry[] Rotated =
    [
        new(1, "", KeyEvent.Begun, "2026-06-20T00:00:00Z", "e1", Mark: "aa"),
        new(2, "", KeyEvent.Begun, "2026-06-20T00:00:00Z", "e2", July, "bb", new LocalDate(2026, 9, 29)),
    ];

    [Fact]
    public void A_project_without_register_has_one_epoch_without_end()
    {
        var epochs = KeyEpochs.Of([], "aa");

        Assert.Equal(new KeyEpoch("e1", null, null, null, null, "aa"), Assert.Single(epochs.All));
        Assert.Equal("e2", epochs.NextId);
        Assert.Equal("e1", epochs.Of(LocalDate.MinIsoValue).Id);
    }

    [Fact]
    public void A_rotation_ends_the_epoch_on_the_day_before_and_every_day_lies_in_one()
    {
        var epochs = KeyEpochs.Of(Rotated, null);

        Assert.Equal(new KeyEpoch("e1", null, new(2026, 6, 30), null, new(2026, 9, 29), "aa"), epochs.All[0]);
        Assert.Equal(new KeyEpoch("e2", July, null, "2026-06-20T00:00:00Z", null, "bb"), epochs.Newest);
        Assert.Equal(("e1", "e2"), (epochs.Of(new(2026, 6, 30)).Id, epochs.Of(July).Id));
        Assert.All(
            Enumerable.Range(-40, 80).Select(n => July.PlusDays(n)),
            day => Assert.Equal(epochs.Of(day), Assert.Single(epochs.All, e => e.Holds(day))));
    }

    [Fact]
    public void A_destruction_that_was_begun_is_no_key_any_more()
    {
        KeyEntry begun = new(3, "", KeyEvent.DestructionBegun, "2026-10-01T00:00:00Z", "e1", Reason: "agreement ended");

        var half = KeyEpochs.Of([.. Rotated, begun], null).All[0];
        var whole = KeyEpochs.Of([.. Rotated, begun, begun with { Event = KeyEvent.Destroyed, At = "2026-10-01T00:00:01Z" }], null).All[0];

        Assert.Equal((KeyState.DestructionBegun, null), (half.State, half.DestroyedAt));
        Assert.Equal((KeyState.Destroyed, "2026-10-01T00:00:01Z", "agreement ended"), (whole.State, whole.DestroyedAt, whole.Reason));
    }

    [Theory]
    [InlineData("2026-07-01", "2026-07-02")]
    [InlineData("2026-07-01", "no day")]
    [InlineData("begun", "begin")]
    public void A_register_that_was_changed_is_refused(string written, string changed)
    {
        var folder = new ProjectFolder(Directory.CreateTempSubdirectory("tideline-test-").FullName);
        try
        {
            var (register, clock) = (KeyRegister.Of(folder), new FixedClock());
            register.Append(KeyEvent.Begun, "e1", clock, e => e);
            register.Append(KeyEvent.Begun, "e2", clock, e => e with { FromDay = July });
            register.Append(KeyEvent.Destroyed, "e1", clock, e => e);
            Assert.Equal(["e1", "e2"], KeyEpochs.Read(folder).All.Select(e => e.Id));

            var file = Path.Combine(folder.Register, "keys.jsonl");
            File.WriteAllText(file, File.ReadAllText(file).Replace(written, changed, StringComparison.Ordinal));

            Assert.Equal(5, Assert.Throws<EngineException>(() => KeyEpochs.Read(folder)).ExitCode);
        }
        finally
        {
            Directory.Delete(folder.Root, recursive: true);
        }
    }

    private sealed class FixedClock : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 6, 20, 0, 0);
    }
}
