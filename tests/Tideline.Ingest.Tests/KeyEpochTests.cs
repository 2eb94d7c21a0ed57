using NodaTime;
using Tideline.Domain;
using Tideline.Ingest.Keys;
using Tideline.Projects.Keys;

namespace Tideline.Ingest.Tests;

/// <summary>Key epochs: the local day of an event picks the key of its pseudonym.</summary>
public sealed class KeyEpochTests
{
    private const string Reason = "end of the agreement";
    private static readonly LocalDate Rotation = new(2025, 8, 20);

    [Fact]
    public void A_subscriber_has_another_pseudonym_in_the_next_epoch_and_the_same_within_one()
    {
        using var project = Rotated();
        project.Write("inbox/events/2.csv", Rows("2025-08-19 10:00:00", "2025-08-20 04:59:59", "2025-08-20 05:00:00", "2025-08-21 10:00:00"));

        project.Ingest();

        var pseudonyms = project.Query("select local_day, any_value(subscriber), count(distinct subscriber) from t group by local_day order by local_day")
            .Select(r => r.Split('|')).ToDictionary(r => r[0], r => (Pseudonym: r[1], Different: r[2]));
        Assert.All(pseudonyms.Values, p => Assert.Equal("1", p.Different));
        Assert.Equal(["2025-08-15", "2025-08-19", "2025-08-20", "2025-08-21"], pseudonyms.Keys);
        Assert.Equal(pseudonyms["2025-08-15"].Pseudonym, pseudonyms["2025-08-19"].Pseudonym);
        Assert.NotEqual(pseudonyms["2025-08-19"].Pseudonym, pseudonyms["2025-08-20"].Pseudonym);
        Assert.Equal(pseudonyms["2025-08-20"].Pseudonym, pseudonyms["2025-08-21"].Pseudonym);
    }

    [Fact]
    public void The_keys_of_two_epochs_have_nothing_in_common_and_the_register_holds_neither()
    {
        using var project = Rotated();

        var (first, second) = (File.ReadAllText(project.Folder.KeyFile).Trim(), File.ReadAllText(SecondKey(project)).Trim());

        Assert.NotEqual(first, second);
        Assert.Equal(64, second.Length);
        Assert.All(project.FilesBelow(project.Folder.Register), file =>
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(first, text, StringComparison.Ordinal);
            Assert.DoesNotContain(second, text, StringComparison.Ordinal);
        });
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecondKey(project)));
        }
    }

    [Fact]
    public void Days_that_are_ingested_keep_their_epoch()
    {
        using var project = WithOneDay();

        Assert.Contains("2025-08-15", Assert.Throws<ConfigurationException>(() => Rotate(project, new(2025, 8, 15))).Message, StringComparison.Ordinal);

        Assert.Single(KeyEpochs.Read(project.Folder).All);
        Assert.False(Directory.Exists(project.Folder.Register));
    }

    [Fact]
    public void A_project_without_key_has_nothing_to_rotate()
    {
        using var project = new TemporaryProject();

        Assert.Throws<ConfigurationException>(() => Rotate(project, Rotation));
    }

    [Fact]
    public void A_rotation_that_was_cut_short_is_told_and_finished_by_the_next()
    {
        using var project = Rotated();
        var key = File.ReadAllText(SecondKey(project));
        File.Delete(Path.Combine(project.Folder.Register, "keys.jsonl"));
        project.Write("inbox/events/2.csv", Rows("2025-08-21 10:00:00"));
        Assert.Contains("key rotate", Assert.Throws<ConfigurationException>(() => project.Ingest()).Message, StringComparison.Ordinal);

        Rotate(project, Rotation);

        Assert.Equal(key, File.ReadAllText(SecondKey(project)));
        Assert.Single(project.Ingest().Accepted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_key_that_is_missing_or_another_is_refused(string? other)
    {
        using var project = Rotated();
        File.Delete(SecondKey(project));
        if (other is not null)
        {
            File.WriteAllText(SecondKey(project), other);
        }

        Assert.Equal(2, Assert.Throws<ConfigurationException>(() => project.Ingest()).ExitCode);
    }

    [Fact]
    public void A_destroyed_key_is_gone_and_its_certificate_says_so()
    {
        using var project = Rotated();
        var key = File.ReadAllText(project.Folder.KeyFile).Trim();

        var (epoch, certificate) = Destroy(project, "e1");

        Assert.False(File.Exists(project.Folder.KeyFile));
        Assert.Equal((KeyState.Destroyed, Reason), (epoch.State, epoch.Reason));
        var text = File.ReadAllText(certificate);
        Assert.Contains(epoch.Mark!, text, StringComparison.Ordinal);
        Assert.Contains(Reason, text, StringComparison.Ordinal);
        Assert.Contains(KeyRegister.Of(project.Folder).HashOfLast("e1"), text, StringComparison.Ordinal);
        Assert.DoesNotContain(key, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Rows_of_a_destroyed_epoch_are_rejected_with_the_reason_and_later_ones_are_kept()
    {
        using var project = Rotated();
        Destroy(project, "e1");
        project.Write("inbox/events/2.csv", Rows("2025-08-19 10:00:00", "2025-08-21 10:00:00"));
        project.Write("inbox/events/3.csv", Rows("2025-08-18 10:00:00"));

        var summary = project.Ingest();

        var accepted = Assert.Single(summary.Accepted);
        Assert.Equal((1, 1), (accepted.RowsKept, accepted.Rejected["key_destroyed"]));
        Assert.Contains("key of these days was destroyed", Assert.Single(summary.Quarantined).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_of_the_epoch_without_end_is_destroyed_only_by_force()
    {
        using var project = WithOneDay();
        Assert.Throws<ConfigurationException>(() => Destroy(project, "e1"));
        Assert.True(File.Exists(project.Folder.KeyFile));

        KeyDestruction.Destroy(project.Folder, null, "e1", Reason, evenIfInUse: true, TemporaryProject.Options.Clock);

        Assert.False(File.Exists(project.Folder.KeyFile));
    }

    [Fact]
    public void A_key_that_is_not_where_it_should_be_gets_no_certificate()
    {
        using var project = Rotated();
        File.Move(project.Folder.KeyFile, project.Folder.KeyFile + ".hidden");

        Assert.Throws<ConfigurationException>(() => Destroy(project, "e1"));

        Assert.Equal(KeyState.Kept, KeyEpochs.Read(project.Folder).All[0].State);
    }

    [Fact]
    public void A_destruction_that_was_cut_short_is_finished_by_the_next_with_its_first_reason()
    {
        using var project = Rotated();
        KeyRegister.Of(project.Folder).Append(KeyEvent.DestructionBegun, "e1", TemporaryProject.Options.Clock, e => e with { Reason = Reason });
        File.Delete(project.Folder.KeyFile);

        var (epoch, certificate) = KeyDestruction.Destroy(project.Folder, null, "e1", "again", evenIfInUse: false, TemporaryProject.Options.Clock);

        Assert.Equal((KeyState.Destroyed, Reason), (epoch.State, epoch.Reason));
        Assert.True(File.Exists(certificate));
    }

    private static string SecondKey(TemporaryProject project) => Path.Combine(project.Folder.Secrets, "pseudonym-e2.key");

    private static TemporaryProject Rotated()
    {
        var project = WithOneDay();
        Rotate(project, Rotation);
        return project;
    }

    private static TemporaryProject WithOneDay()
    {
        var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", Rows("2025-08-15 10:00:00"));
        project.Ingest();
        return project;
    }

    private static string Rows(params string[] times) =>
        $"{TemporaryProject.Header}\n{string.Concat(times.Select(t => $"923001234567,{t},A1\n"))}";

    private static KeyEpoch Rotate(TemporaryProject project, LocalDate from) =>
        KeyRotation.Rotate(project.Folder, null, from, from.PlusDays(90), TemporaryProject.Options.Clock);

    private static (KeyEpoch Epoch, string Certificate) Destroy(TemporaryProject project, string epoch) =>
        KeyDestruction.Destroy(project.Folder, null, epoch, Reason, evenIfInUse: false, TemporaryProject.Options.Clock);
}
