using NodaTime;
using Tideline.Store.Jobs;
using Tideline.Store.Tests.Databases;

namespace Tideline.Store.Tests;

public sealed class JobStoreTests(PostgresServer postgres) : StoreTests(postgres)
{
    private static readonly Duration Lease = Duration.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_job_that_has_waited_longest_runs_and_no_other_beside_it(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var first = await jobs.Ask(JobKind.Ingest, "khan", Stop);
        Clock.Now += Duration.FromSeconds(1);
        var second = await jobs.Ask(JobKind.Run, "khan", Stop);

        Assert.Equal(first.Id, (await jobs.Take("a", Lease, Stop))!.Id);
        Assert.Null(await jobs.Take("b", Lease, Stop));

        Assert.True(await jobs.Finish(first.Id, "a", JobState.Succeeded, 0, null, Stop));
        Assert.Equal(second.Id, (await jobs.Take("b", Lease, Stop))!.Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_writers_that_ask_at_once_one_gets_a_job(Kind kind)
    {
        var database = await StoreOn(kind);
        var jobs = new JobStore(database, Clock);
        for (var i = 0; i < 4; i++)
        {
            await jobs.Ask(JobKind.Ingest, "khan", Stop);
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => new JobStore(database, Clock).Take($"w{i}", Lease, Stop))));

        Assert.Single(taken, j => j is not null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_job_whose_writer_fell_silent_is_taken_up_again_and_the_old_writer_is_told(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var job = await jobs.Ask(JobKind.Run, "khan", Stop);
        await jobs.Take("a", Lease, Stop);
        Clock.Now += Lease + Duration.FromSeconds(1);

        var again = await jobs.Take("b", Lease, Stop);

        Assert.Equal((job.Id, 2), (again!.Id, again.Attempts));
        Assert.Equal(JobSignal.Lost, await jobs.Beat(job.Id, "a", Lease, cancellation: Stop));
        Assert.False(await jobs.Finish(job.Id, "a", JobState.Succeeded, 0, null, Stop));
        Assert.Equal(JobState.Running, (await jobs.Find(job.Id, Stop))!.State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_writer_that_is_heard_of_keeps_its_job(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var job = await jobs.Ask(JobKind.Run, "khan", Stop);
        await jobs.Take("a", Lease, Stop);
        for (var i = 1; i <= 3; i++)
        {
            Clock.Now += Duration.FromSeconds(45);
            Assert.Equal(JobSignal.Continue, await jobs.Beat(job.Id, "a", Lease, i / 4.0, $"stage {i}", Stop));
        }

        Assert.Null(await jobs.Take("b", Lease, Stop));
        var found = await jobs.Find(job.Id, Stop);
        Assert.Equal((0.75, "stage 3"), (found!.Progress, found.Stage));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_job_that_takes_its_writer_down_each_time_fails_in_the_end(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var job = await jobs.Ask(JobKind.Run, "khan", Stop);
        for (var i = 0; i < JobStore.MostAttempts; i++)
        {
            Assert.NotNull(await jobs.Take("a", Lease, Stop));
            Clock.Now += Lease + Duration.FromSeconds(1);
        }

        Assert.Null(await jobs.Take("a", Lease, Stop));
        var found = await jobs.Find(job.Id, Stop);
        Assert.Equal(JobState.Failed, found!.State);
        Assert.Contains("3 times", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_job_that_is_given_back_waits_again_and_the_attempt_does_not_count(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var job = await jobs.Ask(JobKind.Run, "khan", Stop);
        await jobs.Take("a", Lease, Stop);

        await jobs.GiveBack(job.Id, "a", Stop);

        Assert.Equal(1, (await jobs.Take("b", Lease, Stop))!.Attempts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_through_its_writer(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var running = await jobs.Ask(JobKind.Ingest, "khan", Stop);
        Clock.Now += Duration.FromSeconds(1);
        var waiting = await jobs.Ask(JobKind.Run, "khan", Stop);
        await jobs.Take("a", Lease, Stop);

        Assert.True(await jobs.Cancel(waiting.Id, "ali", Stop));
        Assert.True(await jobs.Cancel(running.Id, "ali", Stop));

        Assert.Equal(JobState.Cancelled, (await jobs.Find(waiting.Id, Stop))!.State);
        Assert.Equal(JobSignal.Cancel, await jobs.Beat(running.Id, "a", Lease, cancellation: Stop));
        Assert.True(await jobs.Finish(running.Id, "a", JobState.Cancelled, null, null, Stop));
        Assert.False(await jobs.Cancel(running.Id, "ali", Stop));
        Assert.Equal("ali", (await jobs.Find(running.Id, Stop))!.CancelledBy);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_job_that_was_to_stop_when_its_writer_died_does_not_begin_again(Kind kind)
    {
        var jobs = new JobStore(await StoreOn(kind), Clock);
        var job = await jobs.Ask(JobKind.Run, "khan", Stop);
        await jobs.Take("a", Lease, Stop);
        await jobs.Cancel(job.Id, "ali", Stop);
        Clock.Now += Lease + Duration.FromSeconds(1);

        Assert.Null(await jobs.Take("b", Lease, Stop));
        Assert.Equal(JobState.Cancelled, (await jobs.Find(job.Id, Stop))!.State);
    }
}
