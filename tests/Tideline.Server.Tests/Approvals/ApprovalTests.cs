using System.Net;
using System.Text.Json;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Approvals;

public sealed class ApprovalTests
{
    private const string Release = $"/api/v1/releases/{ProposedRelease.Id}";

    [Fact]
    public async Task Two_people_approve_in_the_browser_and_a_steward_publishes_and_recalls()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);
        using var steward = await staffed.As(Role.Steward);
        await Approve(releaser, proposed, proposed.Amina);
        Assert.Equal("releaser", proposed.Register.HistoryOf(ReleaseId.Parse(ProposedRelease.Id))[^1].Account);
        Assert.Equal(HttpStatusCode.Conflict, await steward.Status("POST", $"{Release}/publish"));

        var approvals = await Approve(releaser, proposed, proposed.Bilal);
        Assert.Equal(["Amina", "Bilal"], approvals.EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        await steward.Do("POST", $"{Release}/publish");
        Assert.Equal(ReleaseState.Published, proposed.Register.Verify(ReleaseId.Parse(ProposedRelease.Id)).State);

        var statement = await steward.Json($"{Release}/statement?key={proposed.Amina.Id}&purpose=recall&reason=Wrong%20cells");
        var text = statement.GetProperty("text").GetString()!;
        Assert.Contains("Wrong cells", text, StringComparison.Ordinal);
        await steward.Do("POST", $"{Release}/recall", new
        {
            key = proposed.Amina.Id,
            at = statement.GetProperty("at").GetString(),
            signature = proposed.Sign(proposed.Amina, text),
            reason = "Wrong cells",
        });
        var verification = proposed.Register.Verify(ReleaseId.Parse(ProposedRelease.Id));
        Assert.Equal(ReleaseState.Recalled, verification.State);
        Assert.Empty(verification.Findings);
    }

    [Fact]
    public async Task A_releaser_refuses_with_a_reason_and_nobody_approves_any_more()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);
        var statement = await releaser.Json($"{Release}/statement?key={proposed.Amina.Id}&purpose=refusal&reason=Wrong%20cells");

        await releaser.Do("POST", $"{Release}/refusal", new
        {
            key = proposed.Amina.Id,
            at = statement.GetProperty("at").GetString(),
            signature = proposed.Sign(proposed.Amina, statement.GetProperty("text").GetString()!),
            reason = "Wrong cells",
        });

        var release = await releaser.Json(Release);
        Assert.Equal(("refused", "Wrong cells"), (release.GetProperty("state").GetString(), release.GetProperty("refusalReason").GetString()));
        var bilal = await releaser.Json($"{Release}/statement?key={proposed.Bilal.Id}");
        Assert.Equal(HttpStatusCode.Conflict, await releaser.Status("POST", $"{Release}/approvals", Request(proposed, proposed.Bilal, proposed.Bilal, bilal)));
        Assert.Equal("releaser", proposed.Register.HistoryOf(ReleaseId.Parse(ProposedRelease.Id))[^1].Account);
    }

    [Fact]
    public async Task A_steward_corrects_what_was_published_in_words()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);
        using var steward = await staffed.As(Role.Steward);
        await Approve(releaser, proposed, proposed.Amina);
        await Approve(releaser, proposed, proposed.Bilal);
        var early = await steward.Json($"{Release}/statement?key={proposed.Amina.Id}&purpose=erratum&reason=Week%2036");
        Assert.Equal(HttpStatusCode.Conflict, await steward.Status("POST", $"{Release}/errata", Correction(early)));
        await steward.Do("POST", $"{Release}/publish");

        var statement = await steward.Json($"{Release}/statement?key={proposed.Amina.Id}&purpose=erratum&reason=Week%2036");
        await steward.Do("POST", $"{Release}/errata", Correction(statement));

        Assert.Equal("Week 36", Assert.Single((await steward.Json(Release)).GetProperty("errata").EnumerateArray()).GetString());
        Assert.Empty(proposed.Register.Verify(ReleaseId.Parse(ProposedRelease.Id)).Findings);

        object Correction(JsonElement said) => new
        {
            key = proposed.Amina.Id,
            at = said.GetProperty("at").GetString(),
            signature = proposed.Sign(proposed.Amina, said.GetProperty("text").GetString()!),
            text = "Week 36",
        };
    }

    [Fact]
    public async Task What_the_register_refuses_is_refused_here_and_stands_in_the_audit_log()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);
        using var steward = await staffed.As(Role.Steward);
        await Approve(releaser, proposed, proposed.Amina);

        var again = await releaser.Json($"{Release}/statement?key={proposed.Amina.Id}");
        using var twice = await releaser.Send("POST", $"{Release}/approvals", Request(proposed, proposed.Amina, proposed.Amina, again));
        Assert.Equal((HttpStatusCode.Conflict, "approved_already"), (twice.StatusCode, await Caller.CodeOf(twice)));
        var bilal = await releaser.Json($"{Release}/statement?key={proposed.Bilal.Id}");
        Assert.Equal(
            HttpStatusCode.Conflict,
            await releaser.Status("POST", $"{Release}/approvals", Request(proposed, proposed.Bilal, signer: proposed.Amina, bilal)));

        var lines = (await steward.Json("/api/v1/audit")).GetProperty("lines").EnumerateArray()
            .Select(l => (l.GetProperty("actor").GetString(), l.GetProperty("action").GetString(), l.GetProperty("target").GetString())).ToList();
        Assert.Single(lines, ("releaser", "approved", ProposedRelease.Id));
        Assert.Equal(2, lines.Count(l => l == ("releaser", "approval_refused", ProposedRelease.Id)));
    }

    [Fact]
    public async Task Who_asked_for_the_run_hands_in_no_approval()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder, askedBy: "releaser");
        using var releaser = await staffed.As(Role.Releaser);

        var statement = await releaser.Json($"{Release}/statement?key={proposed.Amina.Id}");
        using var own = await releaser.Send("POST", $"{Release}/approvals", Request(proposed, proposed.Amina, proposed.Amina, statement));

        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Contains("has asked for the run", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(proposed.Register.Verify(ReleaseId.Parse(ProposedRelease.Id)).Approvals);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("flood-2025-2025-09-14-ffffffff")]
    public async Task A_release_that_is_not_there_is_no_fault_of_the_server(string id)
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var releaser = await staffed.As(Role.Releaser);

        Assert.Equal(HttpStatusCode.BadRequest, await releaser.Status("GET", $"/api/v1/releases/{id}/statement?key={proposed.Amina.Id}"));
    }

    [Fact]
    public async Task A_file_that_an_account_takes_away_is_a_line()
    {
        await using var staffed = await Staffed.Start();
        using var proposed = new ProposedRelease(staffed.Folder);
        using var steward = await staffed.As(Role.Steward);

        using var file = await steward.Get($"{Release}/files/observations.csv");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);

        var downloads = await steward.Json("/api/v1/audit?action=download");
        Assert.Equal($"{Release}/files/observations.csv", Assert.Single(downloads.GetProperty("lines").EnumerateArray()).GetProperty("target").GetString());
    }

    private static async Task<JsonElement> Approve(Caller releaser, ProposedRelease proposed, SigningKey person)
    {
        var statement = await releaser.Json($"{Release}/statement?key={person.Id}");
        return await releaser.Do("POST", $"{Release}/approvals", Request(proposed, person, person, statement));
    }

    private static object Request(ProposedRelease proposed, SigningKey person, SigningKey signer, JsonElement statement) => new
    {
        key = person.Id,
        at = statement.GetProperty("at").GetString(),
        signature = proposed.Sign(signer, statement.GetProperty("text").GetString()!),
    };
}
