using System.IO.Compression;
using System.Net;
using System.Text;
using NodaTime;
using Tideline.Learning.Courses;
using Tideline.Learning.Progress;
using Tideline.Server.Campus;

namespace Tideline.Server.Tests.Campus;

/// <summary>Learners enrol by themselves, and nobody reaches what is another's.</summary>
public sealed class LearnersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_learner_enrols_and_only_the_hash_of_the_code_is_kept()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$", pupil.Code);
        var own = Assert.Single(Directory.GetDirectories(Path.Combine(folder.Path, "campus", "learners")));
        foreach (var part in Directory.EnumerateFiles(Path.Combine(folder.Path, "campus"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(pupil.Code!, part + await File.ReadAllTextAsync(part, Stop), StringComparison.OrdinalIgnoreCase);
        }

        // The command line makes the same country for the same code.
        Assert.Equal(LearnerSeed.Of(pupil.Code!), LearnerSeed.In(own));
        pupil.Code = pupil.Code!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(0, (await pupil.Do("GET", "me")).GetProperty("modules").GetArrayLength());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-0000-0000-0000")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("..%2f..%2fsecrets")]
    [InlineData("OOOO-OOOO-OOOO-OOOU")]
    public async Task A_code_that_nobody_has_is_answered_like_no_code(string? code)
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var other = await Pupil.Enrolled(server);
        using var pupil = await Pupil.At(server);
        pupil.Code = code;
        foreach (var (method, path) in ((string, string)[])[("GET", "me"), ("DELETE", "me"), ("GET", "me/progress.jsonl"), ("GET", "me/journal"), ("GET", "me/country.zip"), ("POST", "me/country"), ("GET", "me/review"), ("GET", "me/modules/B1/quiz")])
        {
            using var answer = await pupil.Send(method, path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("learner_unknown", await Accounts.Caller.CodeOf(answer));
        }

        Assert.Equal("None", (await other.Do("GET", "me")).GetProperty("country").GetString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("modules/..%2F..%2Fproject.yaml", "module_unknown")]
    [InlineData("modules/B1/figures/..%2F..%2Fmodule.yaml", "module_unknown")]
    [InlineData("modules/B1/figures/module.yaml", "module_unknown")]
    [InlineData("me/modules/..%2F..%2F.seed/quiz", "module_unknown")]
    [InlineData("me/modules/B1/form", "module_unknown")]
    public async Task No_name_of_an_address_leads_to_a_file(string path, string code)
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        Assert.Equal(code, await pupil.Refused("GET", path));
    }

    [Fact]
    public async Task A_form_is_handed_in_and_checked_without_the_key_ever_being_sent()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        var form = await pupil.Do("GET", "me/modules/A1/form");
        var items = form.GetProperty("items").EnumerateArray().ToList();
        Assert.NotEmpty(items);
        Assert.DoesNotContain("misconception", form.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\"right\":", form.GetRawText(), StringComparison.OrdinalIgnoreCase);

        // The first option of each: some are right, and all are not.
        var answers = items.Where(i => i.GetProperty("options").GetArrayLength() > 0).ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("options")[0].GetProperty("id").GetString());
        var result = await pupil.Do("POST", "me/modules/A1/form", new { answers });

        Assert.False(result.GetProperty("passed").GetBoolean());
        Assert.NotEmpty(result.GetProperty("criteria").EnumerateArray());
        var again = await pupil.Do("GET", "me/modules/A1/form?language=ur");
        Assert.Equal(answers.Count, again.GetProperty("answers").EnumerateObject().Count());
        var attempt = Assert.Single(ProgressBook.Of(Assert.Single(Directory.GetDirectories(Path.Combine(folder.Path, "campus", "learners")))).Attempts);
        Assert.Equal(("A1", Attempt.Exercise), (attempt.Module, attempt.Item));
        Assert.NotEmpty(attempt.AnswerHash);
    }

    [Fact]
    public async Task A_quiz_says_why_and_what_was_missed_waits_for_tomorrow()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        var module = CourseShelf.Find("B1");
        var questions = (await pupil.Do("GET", "me/modules/B1/quiz")).EnumerateArray().ToList();
        Assert.DoesNotContain(module.Quiz[0].Options[0].Reason, questions[0].GetRawText(), StringComparison.Ordinal);
        // All right but the first.
        var answers = module.Quiz.Select((q, i) => (q.Id, Options: questions[i].GetProperty("options").EnumerateArray().Select(o => o.GetString()).ToList(), Wanted: q.Options.First(o => o.IsRight == (i > 0)).Text))
            .ToDictionary(q => q.Id, q => q.Options.IndexOf(q.Wanted));

        var result = await pupil.Do("POST", "me/modules/B1/quiz", new { answers });

        Assert.True(result.GetProperty("passed").GetBoolean());
        var missed = result.GetProperty("questions")[0];
        Assert.False(missed.GetProperty("right").GetBoolean());
        Assert.Contains(missed.GetProperty("reason").GetString(), module.Quiz[0].Options.Select(o => o.Reason));
        var me = await pupil.Do("GET", "me");
        Assert.Equal(0, me.GetProperty("due").GetInt32());
        Assert.NotNull(me.GetProperty("nextReview").GetString());
        Assert.Empty((await pupil.Do("GET", "me/review")).EnumerateArray());
        Assert.Equal("value_wrong", await pupil.Refused("POST", "me/review", new { answers }));
        Assert.Equal("value_wrong", await pupil.Refused("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int> { ["b1-1"] = 7 } }));
    }

    [Fact]
    public async Task Hints_come_one_after_another_and_stay()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        for (var n = 1; n <= 4; n++)
        {
            Assert.Equal(Math.Min(n, 3), (await pupil.Do("POST", "me/modules/B1/hints")).GetProperty("shown").GetArrayLength());
        }

        Assert.Equal(CourseShelf.Find("B1").Hints, (await pupil.Do("GET", "me/modules/B1/hints")).GetProperty("shown").EnumerateArray().Select(h => h.GetString()));
    }

    [Fact]
    public async Task A_learner_deletes_everything_and_the_code_is_nobodys()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        await pupil.Do("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() });
        await pupil.Do("PUT", "me/journal/notes/B1", new { text = "Ask the operator.", section = "access" });
        await pupil.Do("DELETE", "me");

        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "campus", "learners")));
        Assert.Equal("learner_unknown", await pupil.Refused("GET", "me"));
    }

    [Fact]
    public async Task Progress_goes_along_to_another_server_and_a_changed_record_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var before = await Pupil.Enrolled(server);
        await before.Do("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() });
        using var taken = await before.Send("GET", "me/progress.jsonl");
        var record = await taken.Content.ReadAsStringAsync(Stop);
        // It is here already.
        Assert.Equal(1, (await before.Do("POST", "me/progress.jsonl", Text(record))).GetProperty("modules").GetArrayLength());

        using var after = await Pupil.Enrolled(server);
        Assert.Equal("handed_in_unreadable", await after.Refused("POST", "me/progress.jsonl", Text("no record\n")));
        Assert.Equal("handed_in_unreadable", await after.Refused("POST", "me/progress.jsonl", Text(record.Replace("\"sequence\":1", "\"sequence\":2", StringComparison.Ordinal))));
        Assert.Equal("handed_in_unreadable", await after.Refused("POST", "me/progress.jsonl", Text("")));
        var me = await after.Do("POST", "me/progress.jsonl", Text(record));

        Assert.Equal("B1", Assert.Single(me.GetProperty("modules").EnumerateArray()).GetProperty("module").GetString());
        using var other = await Pupil.Enrolled(server);
        await other.Do("POST", "me/modules/B2/quiz", new { answers = new Dictionary<string, int>() });
        Assert.Equal("handed_in_unreadable", await other.Refused("POST", "me/progress.jsonl", Text(record)));
    }

    [Fact]
    public async Task What_was_done_on_the_command_line_with_the_same_code_is_joined()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        await pupil.Do("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() });
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder.Path, "elsewhere")).FullName;
        var module = CourseShelf.Find("B2");
        ProgressBook.Of(elsewhere).EnterQuiz(module, LearnerSeed.Of(pupil.Code!), [.. module.Quiz.Select(_ => -1)], SystemClock.Instance);

        var me = await pupil.Do("POST", "me/progress.jsonl", Text(await File.ReadAllTextAsync(Path.Combine(elsewhere, "progress.jsonl"), Stop)));

        Assert.Equal(["B1", "B2"], me.GetProperty("modules").EnumerateArray().Select(m => m.GetProperty("module").GetString()));
    }

    [Fact]
    public async Task A_question_that_was_missed_is_asked_again_when_it_is_due()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        var module = CourseShelf.Find("B1");
        // Brought along from where it was missed two days ago.
        var elsewhere = Directory.CreateDirectory(Path.Combine(folder.Path, "elsewhere")).FullName;
        var earlier = new Earlier(SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(2));
        ProgressBook.Of(elsewhere).EnterQuiz(module, 1, [-1, .. module.Quiz.Skip(1).Select(q => q.Options.ToList().FindIndex(o => o.IsRight))], earlier);
        await pupil.Do("POST", "me/progress.jsonl", Text(await File.ReadAllTextAsync(Path.Combine(elsewhere, "progress.jsonl"), Stop)));
        var due = Assert.Single((await pupil.Do("GET", "me/review")).EnumerateArray());
        Assert.Equal(module.Quiz[0].Id, due.GetProperty("id").GetString());
        var right = due.GetProperty("options").EnumerateArray().ToList().FindIndex(o => o.GetString() == module.Quiz[0].Options.First(q => q.IsRight).Text);

        var result = await pupil.Do("POST", "me/review", new { answers = new Dictionary<string, int> { [module.Quiz[0].Id] = right } });

        Assert.True(result.GetProperty("questions")[0].GetProperty("right").GetBoolean());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, result.GetProperty("passed").ValueKind);
        var me = await pupil.Do("GET", "me");
        Assert.Equal(0, me.GetProperty("due").GetInt32());
        Assert.NotNull(me.GetProperty("nextReview").GetString());
    }

    [Fact]
    public async Task A_country_is_made_by_a_process_of_its_own_and_goes_along_without_its_truth()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh.");
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "command.sh");
        // As the command line does it: learn country --work FOLDER.
        await File.WriteAllTextAsync(script, """test "$1 $2 $3" = "learn country --work" && cd "$4" && mkdir -p inbox .truth && echo day > inbox/day.csv && echo true > .truth/all.csv && touch .country""", Stop);
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true, Program = ["/bin/sh", script] });
        using var pupil = await Pupil.Enrolled(server);
        await pupil.Do("POST", "me/country");
        while ((await pupil.Do("GET", "me")).GetProperty("country").GetString() != "made")
        {
            await Task.Delay(20, Stop);
        }

        using var answer = await pupil.Send("GET", "me/country.zip");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        Assert.Equal(["inbox/day.csv"], zip.Entries.Select(e => e.FullName));
        using var other = await Pupil.Enrolled(server);
        Assert.Equal("country_missing", await other.Refused("GET", "me/country.zip"));
    }

    [Fact]
    public async Task The_campus_is_bounded()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true, Campus = CampusLimits.Standard with { Learners = 1, Attempts = 1 } });
        using var pupil = await Pupil.Enrolled(server);
        Assert.Equal("campus_full", await pupil.Refused("POST", "learners"));
        await pupil.Do("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() });
        Assert.Equal("campus_full", await pupil.Refused("POST", "me/modules/B1/quiz", new { answers = new Dictionary<string, int>() }));
        Assert.Equal("value_wrong", await pupil.Refused("PUT", "me/journal/notes/B1", new { text = new string('x', 10_001) }));
        // A server that makes no countries says so, and holds no table against one.
        Assert.Equal("no_jobs", await pupil.Refused("POST", "me/country"));
        Assert.Equal("country_missing", await pupil.Refused("POST", "me/modules/B1/table", Table("question,answer\n")));
        Assert.Equal("country_missing", await pupil.Refused("GET", "me/country.zip"));
    }

    [Fact]
    public async Task Notes_go_into_the_plan_and_the_plan_goes_along()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        using var pupil = await Pupil.Enrolled(server);
        await pupil.Do("PUT", "me/journal/notes/b1", new { text = "Ask the operator.", section = "access" });
        await pupil.Do("PUT", "me/journal/plan/timeline", new { text = "Before the monsoon." });
        Assert.Equal("value_wrong", await pupil.Refused("PUT", "me/journal/plan/budget", new { text = "x" }));
        Assert.Equal("value_wrong", await pupil.Refused("PUT", "me/journal/notes/B1", new { text = "x", section = "budget" }));
        using var plan = await pupil.Send("GET", "me/journal/plan.md");
        var text = await plan.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Ask the operator.", text, StringComparison.Ordinal);
        Assert.Contains("Before the monsoon.", text, StringComparison.Ordinal);
        using var other = await Pupil.Enrolled(server);
        Assert.Empty((await other.Do("GET", "me/journal")).GetProperty("notes").EnumerateObject());
    }

    [Fact]
    public async Task Texts_come_in_the_language_that_is_there_and_figures_may_run_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder) with { Open = true });
        var urdu = await server.Json("/api/v1/campus/modules?language=ur");
        Assert.Equal("en", urdu.EnumerateArray().First(m => m.GetProperty("id").GetString() == "B1").GetProperty("language").GetString());
        var module = await server.Json("/api/v1/campus/modules/b1");
        Assert.DoesNotContain("<h1", module.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", module.GetProperty("html").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.False(module.TryGetProperty("trainerNotes", out _));
        Assert.False(module.TryGetProperty("quiz", out _));

        foreach (var (id, name) in CourseShelf.Modules.SelectMany(m => CourseFigures.In(m.Text).Select(f => (m.Id, f.Name))))
        {
            using var figure = await server.Get($"/api/v1/campus/modules/{id}/figures/{name}");
            Assert.Equal("image/svg+xml", figure.Content.Headers.ContentType?.MediaType);
            Assert.Contains("default-src 'none'", Assert.Single(figure.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_server_teaches_only_who_has_an_account()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.Start(BareProject.In(folder));
        using var pupil = await Pupil.At(server);
        Assert.Equal("sign_in_needed", await pupil.Refused("POST", "learners"));
        Assert.Equal("sign_in_needed", await pupil.Refused("GET", "modules"));
    }

    private static StringContent Table(string text) => new(text, Encoding.UTF8, "text/csv");

    private static StringContent Text(string text) => new(text, Encoding.UTF8, "text/plain");

    private sealed class Earlier(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
