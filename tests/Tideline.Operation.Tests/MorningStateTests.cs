using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Watch;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests;

/// <summary>What others read of a watch, from its files.</summary>
public sealed class MorningStateTests : IDisposable
{
    private static readonly DateTimeZone _karachi = DateTimeZoneProviders.Tzdb["Asia/Karachi"];

    private readonly TemporaryProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void What_a_morning_was_offered_is_read_again_and_what_came_since_waits()
    {
        var (first, second) = (new OfferedFile(10, 1), new OfferedFile(20, 2));
        Assert.Equal((true, null), (MorningState.Read(_project.Folder).Done, MorningState.At(_project.Folder)));

        new MorningState(false, new() { ["inbox/a.csv"] = first }).Write(_project.Folder);

        var state = MorningState.Read(_project.Folder);
        Assert.False(state.Done);
        Assert.NotNull(MorningState.At(_project.Folder));
        Assert.Equal([second], state.Waiting(new() { ["inbox/a.csv"] = first, ["inbox/b.csv"] = second }));
        Assert.Equal([second], state.Waiting(new() { ["inbox/a.csv"] = second }));
    }

    [Fact]
    public void A_state_that_was_damaged_says_nothing()
    {
        MorningState.None.Write(_project.Folder);
        File.WriteAllText(Path.Combine(_project.Folder.Lake, "morning.json"), "{");

        Assert.Equal(MorningState.None, MorningState.Read(_project.Folder));
    }

    [Fact]
    public void The_next_time_of_a_day_comes_after_now()
    {
        LocalTime[] times = [new(2, 0), new(5, 30)];

        Assert.Equal(At(30, 5, 30), DailyTimes.Next(times, _karachi, At(30, 2, 0)));
        Assert.Equal(At(31, 2, 0), DailyTimes.Next(times, _karachi, At(30, 5, 30)));
    }

    [Fact]
    public void Files_are_missed_from_the_hour_at_which_they_should_have_come()
    {
        var operation = new OperationConfiguration { ExpectedBy = new(4, 0) };

        Assert.Null(ExpectedFiles.MissedAt(operation, _karachi, At(30, 3, 0), At(31, 3, 59)));
        Assert.Equal(At(31, 4, 0), ExpectedFiles.MissedAt(operation, _karachi, At(30, 3, 0), At(31, 9, 0)));
        Assert.Equal(At(31, 4, 0), ExpectedFiles.MissedAt(operation, _karachi, null, At(31, 9, 0)));
        Assert.Null(ExpectedFiles.MissedAt(new(), _karachi, null, At(31, 9, 0)));
    }

    [Fact]
    public void A_feed_tells_what_came_last()
    {
        var operation = new OperationConfiguration { Settle = Duration.Zero, Feeds = [Feed("one"), Feed("two")] };
        File.WriteAllText(Path.Combine(_project.Drop, "day1.csv"), "a");
        var receiver = new Receiver(_project.Folder, [(new FolderFeed("one", Path.Combine(_project.Drop, "*.csv"), null), Feed("one"))], Duration.Zero);
        receiver.LookNow(At(30, 1, 0));
        receiver.LookNow(At(30, 1, 5));
        File.AppendAllText(Path.Combine(_project.Folder.Lake, "received.jsonl"), "{ damaged\n");

        var told = FeedStatus.Read(_project.Folder, operation);

        Assert.Equal(("one", "day1.csv", 1), (told[0].Name, told[0].LastFile, told[0].Files));
        Assert.Equal(new FeedStatus("two", null, null, 0), told[1]);
    }

    private static FeedConfiguration Feed(string name) => new() { Name = name, Files = "*.csv" };

    private static Instant At(int day, int hour, int minute) => _karachi.AtStrictly(new(2026, 8, day, hour, minute)).ToInstant();
}
