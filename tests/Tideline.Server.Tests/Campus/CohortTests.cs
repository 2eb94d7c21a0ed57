using System.Net;
using System.Text.Json;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Campus;

/// <summary>Cohorts, their calendar and their board; trainers see no single learner.</summary>
public sealed class CohortTests
{
    private static readonly object _cohort = new
    {
        name = "Second cohort",
        starts = "2026-03-02",
        ends = "2026-05-29",
        sessions = new object[]
        {
            new { title = "Reading figures", date = "2026-03-09", time = "09:30", modules = new[] { "B1", "Z9" }, live = "https://meet.example/room", recording = "" },
            new { title = "Opening", date = "2026-03-02", time = "09:00" },
        },
    };

    [Fact]
    public async Task A_trainer_makes_a_cohort_and_learners_join_attend_and_ask()
    {
        await using var staffed = await Staffed.Start(o => o with { Open = true });
        using var trainer = await staffed.As(Role.Trainer);
        var cohort = await trainer.Do("POST", "/api/v1/campus/cohorts", _cohort);
        Assert.Equal(["Opening", "Reading figures"], cohort.GetProperty("sessions").EnumerateArray().Select(s => s.GetProperty("title").GetString()));
        var (id, session) = (cohort.GetProperty("id").GetString(), cohort.GetProperty("sessions")[0].GetProperty("id").GetString());
        using var pupil = await Pupil.Enrolled(staffed.Server);
        Assert.Equal("cohort_unknown", await pupil.Refused("GET", "me/cohort"));
        Assert.Equal("cohort_unknown", await pupil.Refused("POST", "me/cohort", new { code = "0000-0000" }));

        var own = await pupil.Do("POST", "me/cohort", new { code = cohort.GetProperty("code").GetString()!.ToLowerInvariant() });
        Assert.Equal("Second cohort", own.GetProperty("name").GetString());
        await pupil.Do("POST", "me/cohort/attendance", new { session, present = true });
        Assert.Equal("words_refused", await pupil.Refused("POST", "me/cohort/board", new { text = "Call me on 0300 1234567." }));
        own = await pupil.Do("POST", "me/cohort/board", new { text = "What is a cluster?", nickname = "Dara" });
        var question = own.GetProperty("board")[0];
        Assert.True(question.GetProperty("mine").GetBoolean());
        var answered = await trainer.Do("PUT", $"/api/v1/campus/cohorts/{id}/board/{question.GetProperty("id").GetString()}/answer", new { text = "Cells within a kilometre." });
        Assert.False(answered.GetProperty("board")[0].GetProperty("mine").GetBoolean());

        Assert.Equal("Cells within a kilometre.", (await pupil.Do("GET", "me/cohort")).GetProperty("board")[0].GetProperty("answer").GetString());
        // One learner is no group.
        Assert.Equal(JsonValueKind.Null, answered.GetProperty("learners").ValueKind);
        Assert.Equal("hidden", answered.GetProperty("sessions")[0].GetProperty("present").GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, (await trainer.Json($"/api/v1/campus/cohorts/{id}/figures")).GetProperty("learners").ValueKind);
    }

    [Fact]
    public async Task Of_five_learners_counts_are_told_and_who_deletes_themself_is_gone()
    {
        await using var staffed = await Staffed.Start(o => o with { Open = true });
        using var trainer = await staffed.As(Role.Trainer);
        var cohort = await trainer.Do("POST", "/api/v1/campus/cohorts", _cohort);
        var id = cohort.GetProperty("id").GetString();
        Pupil? last = null;
        for (var i = 0; i < 5; i++)
        {
            last?.Dispose();
            last = await Pupil.Enrolled(staffed.Server);
            await last.Do("POST", "me/cohort", new { code = cohort.GetProperty("code").GetString() });
            await last.Do("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() });
            await last.Do("POST", "me/cohort/board", new { text = "Who hosts?" });
        }

        var figures = await trainer.Json($"/api/v1/campus/cohorts/{id}/figures");
        Assert.Equal(5, figures.GetProperty("learners").GetInt32());
        Assert.NotEmpty(figures.GetProperty("missed").EnumerateArray());
        await last!.Do("DELETE", "me");
        last.Dispose();

        var left = (await trainer.Json("/api/v1/campus/cohorts"))[0];
        Assert.Equal(4, left.GetProperty("board").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, (await trainer.Json($"/api/v1/campus/cohorts/{id}/figures")).GetProperty("learners").ValueKind);
        Assert.DoesNotContain("members", left.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_change_of_the_calendar_keeps_who_was_there()
    {
        await using var staffed = await Staffed.Start(o => o with { Open = true });
        using var trainer = await staffed.As(Role.Trainer);
        var cohort = await trainer.Do("POST", "/api/v1/campus/cohorts", _cohort);
        using var pupil = await Pupil.Enrolled(staffed.Server);
        await pupil.Do("POST", "me/cohort", new { code = cohort.GetProperty("code").GetString() });
        var session = cohort.GetProperty("sessions")[0].GetProperty("id").GetString();
        await pupil.Do("POST", "me/cohort/attendance", new { session, present = true });

        await trainer.Do("PUT", $"/api/v1/campus/cohorts/{cohort.GetProperty("id").GetString()}", new
        {
            name = "Second cohort",
            starts = "2026-03-02",
            ends = "2026-05-29",
            sessions = new[] { new { id = session, title = "Opening", date = "2026-03-02", time = "10:00", recording = "https://media.example/1" } },
        });

        var own = (await pupil.Do("GET", "me/cohort")).GetProperty("sessions");
        Assert.Equal(1, own.GetArrayLength());
        Assert.True(own[0].GetProperty("present").GetBoolean());
        Assert.Equal("https://media.example/1", own[0].GetProperty("recording").GetString());
    }

    [Theory]
    [InlineData("""{"name":"x","starts":"2026-03-02"}""")]
    [InlineData("""{"name":"x","starts":"2026-03-02","ends":"2026-03-01"}""")]
    [InlineData("""{"name":"x","starts":"2026-03-02","ends":"2026-03-03","sessions":[{"title":"a","date":"2026-03-02","time":"9"}]}""")]
    [InlineData("""{"name":"x","starts":"2026-03-02","ends":"2026-03-03","sessions":[{"title":"a","date":"2026-03-02","time":"09:00","live":"javascript:alert(1)"}]}""")]
    [InlineData("""{"name":"x","starts":"the second","ends":"2026-03-03"}""")]
    public async Task A_cohort_that_cannot_be_is_refused(string body)
    {
        await using var staffed = await Staffed.Start();
        using var trainer = await staffed.As(Role.Trainer);
        Assert.Equal(HttpStatusCode.BadRequest, await trainer.Status("POST", "/api/v1/campus/cohorts", JsonDocument.Parse(body).RootElement));
        Assert.Equal(0, (await trainer.Json("/api/v1/campus/cohorts")).GetArrayLength());
    }
}
