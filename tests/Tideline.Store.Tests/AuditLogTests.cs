using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tideline.Projects.Chains;
using Tideline.Store.Audit;
using Tideline.Store.Tests.Databases;

namespace Tideline.Store.Tests;

public sealed class AuditLogTests(PostgresServer postgres) : StoreTests(postgres)
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_line_names_the_hash_of_the_line_before(Kind kind)
    {
        using var log = new AuditLog(await StoreOn(kind), Clock);

        var first = await log.Append("khan", AuditAction.Login, cancellation: Stop);
        var second = await log.Append("khan", AuditAction.Download, "flood-2025-2025-09-14-0a1b2c3d/observations.csv", cancellation: Stop);

        Assert.Equal((1, ChainLine.Start), (first.Sequence, first.Previous));
        Assert.Equal((2, first.Sha256), (second.Sequence, second.Previous));
        Assert.Equal(ChainLine.HashOf(second.ToLine()), second.Sha256);
        Assert.Equal(new AuditVerification(2, second.Sha256, null, true), await log.Verify(cancellation: Stop));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_comes_back_is_what_the_hash_was_made_of(Kind kind)
    {
        var database = await StoreOn(kind);
        using var log = new AuditLog(database, Clock);
        Clock.Now += Duration.FromNanoseconds(123_456_789);
        await log.Append("ali", AuditAction.Refused, "/api/v1/audit", "“steward” needed – não", "127.0.0.1", Stop);

        using var again = new AuditLog(database, Clock);

        Assert.True((await again.Verify(cancellation: Stop)).IsIntact);
        Assert.Equal(Instant.FromUtc(2025, 9, 1, 6, 0).PlusNanoseconds(123_000_000), (await again.Read(new(), 1, 10, Stop)).Entries[0].At);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_database_itself_refuses_to_change_or_remove_a_line(Kind kind)
    {
        var database = await StoreOn(kind);
        using var log = new AuditLog(database, Clock);
        await log.Append("khan", AuditAction.Login, cancellation: Stop);
        await using var context = database.Open();

        await Assert.ThrowsAnyAsync<Exception>(() => context.AuditLog.ExecuteUpdateAsync(l => l.SetProperty(e => e.Actor, "ali"), Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => context.AuditLog.ExecuteDeleteAsync(Stop));

        Assert.Equal("khan", (await log.Read(new(), 1, 10, Stop)).Entries.Single().Actor);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_line_that_somebody_changed_behind_the_database_is_found(Kind kind)
    {
        var database = await StoreOn(kind);
        using var log = new AuditLog(database, Clock);
        await Fill(log, 5);
        await Tamper(database, kind, """update audit_log set "Actor" = 'ali' where "Sequence" = 3""");

        Assert.Equal(3, (await log.Verify(cancellation: Stop)).BrokenAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_line_that_was_taken_out_of_the_middle_is_found(Kind kind)
    {
        var database = await StoreOn(kind);
        using var log = new AuditLog(database, Clock);
        await Fill(log, 5);
        await Tamper(database, kind, """delete from audit_log where "Sequence" = 2""");

        Assert.Equal(2, (await log.Verify(cancellation: Stop)).BrokenAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lines_cut_off_the_end_are_found_by_a_head_that_was_noted(Kind kind)
    {
        var database = await StoreOn(kind);
        using var log = new AuditLog(database, Clock);
        await Fill(log, 5);
        var noted = (await log.Verify(cancellation: Stop)).Head;
        await Tamper(database, kind, """delete from audit_log where "Sequence" = 5""");

        Assert.True((await log.Verify(cancellation: Stop)).IsIntact);
        var verification = await log.Verify(noted, Stop);
        Assert.False(verification.IsIntact);
        Assert.Null(verification.BrokenAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lines_of_two_programs_on_one_store_make_one_chain(Kind kind)
    {
        var database = await StoreOn(kind);
        using var one = new AuditLog(database, Clock);
        using var other = new AuditLog(database, Clock);

        await Task.WhenAll(Fill(one, 12), Fill(other, 12));

        Assert.Equal(24, (await one.Verify(cancellation: Stop)).Entries);
        Assert.True((await one.Verify(cancellation: Stop)).IsIntact);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Lines_are_found_by_time_actor_and_action_newest_first(Kind kind)
    {
        using var log = new AuditLog(await StoreOn(kind), Clock);
        var noon = Instant.FromUtc(2025, 9, 1, 12, 0);
        foreach (var (hours, actor, action) in new[]
        {
            (0, "khan", AuditAction.Login), (1, "ali", AuditAction.Login), (2, "khan", AuditAction.Approved), (3, "khan", AuditAction.Logout),
        })
        {
            Clock.Now = noon + Duration.FromHours(hours);
            await log.Append(actor, action, cancellation: Stop);
        }

        var ofKhan = await log.Read(new(Actor: "khan"), 1, 2, Stop);
        Assert.Equal(3, ofKhan.Total);
        Assert.Equal([4L, 3L], ofKhan.Entries.Select(e => e.Sequence));
        Assert.Equal([1L], (await log.Read(new(Actor: "khan"), 2, 2, Stop)).Entries.Select(e => e.Sequence));
        Assert.Equal([2L, 1L], (await log.Read(new(Action: AuditAction.Login), 1, 10, Stop)).Entries.Select(e => e.Sequence));
        Assert.Equal(
            [3L, 2L], (await log.Read(new(noon + Duration.FromHours(1), noon + Duration.FromHours(3)), 1, 10, Stop)).Entries.Select(e => e.Sequence));
    }

    [Fact]
    public void Every_action_is_found_by_its_name() =>
        Assert.All(Enum.GetValues<AuditAction>(), action => Assert.Equal(action, AuditActions.Parse(action.Name())));

    private static async Task Fill(AuditLog log, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await log.Append("khan", AuditAction.Download, cancellation: Stop);
        }
    }

    // As somebody who owns the database could: triggers off, then on.
    private static async Task Tamper(StoreDatabase database, Kind kind, string sql)
    {
        await using var context = database.Open();
        string[] off = kind == Kind.Postgres
            ? ["alter table audit_log disable trigger all"]
            : ["drop trigger audit_log_no_update", "drop trigger audit_log_no_delete"];
        foreach (var statement in (string[])[.. off, sql])
        {
            await context.Database.ExecuteSqlRawAsync(statement, Stop);
        }
    }
}
