using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests;

/// <summary>Mornings one after another, by a clock that the test moves.</summary>
public sealed class WatcherTests : IDisposable
{
    private static readonly DateTimeZone _karachi = DateTimeZoneProviders.Tzdb["Asia/Karachi"];

    private readonly TemporaryProject _project = new();
    private readonly Moved _clock = new() { Now = At(30, 0, 0) };
    private readonly Work _work;

    public WatcherTests() => _work = new(_clock);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task At_its_time_a_morning_takes_all_that_came_before_and_is_done_once()
    {
        var watcher = Watcher(new() { RunAt = [new(5, 30)] });
        _work.Newest = At(30, 4, 0);

        await Days(watcher, 30, from: 0, to: 5);
        Assert.Empty(_work.Began);
        await Days(watcher, 30, from: 5, to: 12);
        Assert.Equal([At(30, 5, 30)], _work.Began);

        _work.Newest = At(30, 6, 0);
        await Days(watcher, 30, from: 12, to: 24);
        Assert.Single(_work.Began);
        await Days(watcher, 31, from: 0, to: 6);
        Assert.Equal([At(30, 5, 30), At(31, 5, 30)], _work.Began);
    }

    [Fact]
    public async Task A_morning_that_was_missed_is_made_up_for_when_the_program_is_there_again()
    {
        _work.Newest = At(30, 4, 0);
        _clock.Now = At(30, 11, 0);

        await Watcher(new() { RunAt = [new(5, 30)] }).Look(CancellationToken.None);

        Assert.Equal([At(30, 11, 0)], _work.Began);
    }

    [Fact]
    public async Task Without_times_files_are_taken_once_they_stood_still()
    {
        var watcher = Watcher(new());
        _work.Newest = At(30, 4, 0);

        await Days(watcher, 30, from: 4, to: 5);

        Assert.Equal([At(30, 4, 5)], _work.Began);
    }

    [Fact]
    public async Task What_fails_is_tried_again_ever_later_and_told_once_a_day()
    {
        var watcher = Watcher(new());
        _work.Newest = At(30, 0, 0);
        _work.End = new(5, "The disk is full.", [], []);

        await Days(watcher, 30, from: 1, to: 4);

        Assert.Equal([At(30, 1, 0), At(30, 1, 15), At(30, 1, 45), At(30, 2, 45)], _work.Began);
        Assert.Equal("The run did not end well. The disk is full. It is tried again by itself; 'tideline doctor' says what is wrong.", Assert.Single(Book.All).Text);

        _work.End = Work.Well;
        await Days(watcher, 30, from: 4, to: 10);

        Assert.Equal(At(30, 4, 45), _work.Began[^1]);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_nothing_from_being_tried_again()
    {
        var watcher = Watcher(new());
        _work.Newest = At(1, 0, 0);
        _work.End = new(5, "The disk is full.", [], []);
        _clock.Now = At(30, 1, 0);
        await watcher.Look(CancellationToken.None);

        _work.End = Work.Well;
        _clock.Now = At(2, 1, 0);
        await watcher.Look(CancellationToken.None);

        Assert.Equal([At(30, 1, 0), At(2, 1, 0)], _work.Began);
    }

    [Fact]
    public async Task What_was_refused_waits_for_other_files_and_is_told()
    {
        var watcher = Watcher(new());
        _work.Newest = At(30, 0, 0);
        _work.End = new(4, "audit (failed): 2 breaches.", [("inbox/events/day1.csv", "truncated.")], []);

        await Days(watcher, 30, from: 1, to: 10);

        Assert.Single(_work.Began);
        Assert.Equal([NoticeKind.Gate, NoticeKind.Gate], Book.All.Select(n => n.Kind));
    }

    [Fact]
    public async Task Releases_that_wait_and_alarms_are_told_once()
    {
        var watcher = Watcher(new());
        _work.End = new(0, "", [], ["flood-2025-2025-09-03-c1d84a44"]);
        _work.Raised = [new("2025-09-02 DY0105 net_outflow", "Unusual movement of people in DY0105.")];

        foreach (var hour in Enumerable.Range(1, 3))
        {
            _work.Newest = At(30, hour, 0);
            await Days(watcher, 30, hour, hour + 1);
        }

        Assert.Equal(3, _work.Began.Count);
        Assert.Equal([NoticeKind.Alarm, NoticeKind.Release], Book.All.Select(n => n.Kind).Order());
    }

    [Fact]
    public async Task A_day_without_files_is_told_at_the_hour_when_they_should_have_come()
    {
        var watcher = Watcher(new() { ExpectedBy = new(4, 0) });
        _work.Newest = At(30, 3, 0);

        await Days(watcher, 30, from: 0, to: 24);
        Assert.Empty(Book.All);
        await Days(watcher, 31, from: 0, to: 24);

        var notice = Assert.Single(Book.All);
        Assert.Equal((At(31, 4, 0), "missing 2026-08-31"), (notice.At, notice.Key));
    }

    [Fact]
    public async Task A_project_to_which_nothing_ever_came_is_told_of_too()
    {
        await Days(Watcher(new() { ExpectedBy = new(4, 0) }), 30, from: 5, to: 6);

        Assert.Equal("missing 2026-08-30", Assert.Single(Book.All).Key);
    }

    [Fact]
    public async Task A_feed_that_is_away_and_a_full_disk_are_told_once_a_day()
    {
        var watcher = Watcher(new(), new Away());
        _work.Free = 5;

        await Days(watcher, 30, from: 0, to: 24);

        Assert.Equal(["disk 2026-08-30", "feed-fault away 2026-08-30"], Book.All.Select(n => n.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_stands_in_other_registers_is_told_once()
    {
        _work.Others = [new(NoticeKind.Stop, "stopped 1", "Exports were stopped.", At(30, 1, 0))];

        await Days(Watcher(new()), 30, from: 1, to: 2);
        await Days(Watcher(new()), 30, from: 2, to: 3);

        Assert.Equal((NoticeKind.Stop, "Exports were stopped."), (Assert.Single(Book.All).Kind, Book.All.Single().Text));
    }

    private NoticeBook Book => new(_project.Below("notices.jsonl"), "darya", []);

    private static Instant At(int day, int hour, int minute) => _karachi.AtStrictly(new(2026, 8, day, hour, minute)).ToInstant();

    private Watcher Watcher(OperationConfiguration operation, params IFeed[] feeds) => new(
        operation, _karachi, new(_project.Folder, [.. feeds.Select(f => (f, new FeedConfiguration { Name = f.Name, Files = "*" }))], operation.Settle), _work, Book, _clock);

    /// <summary>Looks every five minutes.</summary>
    private async Task Days(Watcher watcher, int day, int from, int to)
    {
        for (_clock.Now = At(day, from, 0); _clock.Now < At(day, 0, 0) + Duration.FromHours(to); _clock.Now += Duration.FromMinutes(5))
        {
            await watcher.Look(CancellationToken.None);
        }
    }

    private sealed class Moved : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }

    private sealed class Away : IFeed
    {
        public string Name => "away";

        public IReadOnlyList<FeedFile> List() => throw new FeedException("Feed 'away': no route.");

        public void Fetch(FeedFile file, Stream target) => throw new FeedException("No route.");
    }

    /// <summary>Work that owes what was written since it last ended well or was refused.</summary>
    private sealed class Work(Moved clock) : IMorningWork
    {
        private Instant? _done;

        public static WorkEnd Well { get; } = new(0, "", [], []);

        public WorkEnd End { get; set; } = Well;

        public Instant? Newest { get; set; }

        public long Free { get; set; } = 50;

        public IReadOnlyList<RaisedAlarm> Raised { get; set; } = [];

        public List<Instant> Began { get; } = [];

        public bool IsOwed(Instant until) => Newest <= until && (_done is null || Newest > _done);

        public Instant? NewestFile() => Newest;

        public Task<WorkEnd> Run(CancellationToken cancellation)
        {
            Began.Add(clock.Now);
            _done = End.ExitCode is 0 or 3 or 4 ? clock.Now : _done;
            return Task.FromResult(End);
        }

        public IReadOnlyList<Notice> Others { get; set; } = [];

        public IReadOnlyList<RaisedAlarm> Alarms() => Raised;

        public IReadOnlyList<Notice> Further(Instant now) => Others;

        public (long Free, long All) Disk() => (Free, 100);
    }
}
