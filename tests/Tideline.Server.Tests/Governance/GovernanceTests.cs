using System.Net;
using System.Text.Json;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Governance;

/// <summary>The governance desk in the browser.</summary>
public sealed class GovernanceTests
{
    private const string Desk = "/api/v1/governance";

    [Fact]
    public async Task A_document_is_kept_changed_and_read_with_what_is_missing()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        var kept = await analyst.Do("POST", $"{Desk}/use-case", new { title = "Tents", decision = "East or west" });
        Assert.Equal(("uc1", 1), (kept.GetProperty("id").GetString(), kept.GetProperty("version").GetInt32()));
        Assert.Contains("UC2", Codes(kept, "findings"));
        await analyst.Do("PUT", $"{Desk}/use-case/uc1", new { version = 1, document = new { title = "Tents", decision = "East or west", decisionMaker = "Director" } });
        Assert.Equal("governance_changed", await Code(analyst, "PUT", $"{Desk}/use-case/uc1", new { version = 1, document = new { title = "Tents" } }));

        using var viewer = await staffed.As(Role.Viewer);
        var read = Assert.Single((await viewer.Json(Desk)).GetProperty("artefacts").EnumerateArray());
        Assert.Equal("Director", read.GetProperty("document").GetProperty("decisionMaker").GetString());
        Assert.DoesNotContain("UC2", Codes(read, "findings"));
        Assert.Equal(2, read.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_document_is_refused_and_nothing_is_kept()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        Assert.Equal("governance_unknown", await Code(analyst, "POST", $"{Desk}/weather", new { title = "Rain" }));
        Assert.Equal("governance_unreadable", await Code(analyst, "POST", $"{Desk}/use-case", new { titel = "Tents" }));
        Assert.Equal("governance_unreadable", await Code(analyst, "POST", $"{Desk}/use-case/check", new { }));
        Assert.Equal("words_missing", await Code(analyst, "POST", $"{Desk}/use-case", new { }));
        Assert.Equal("words_refused", await Code(analyst, "POST", $"{Desk}/use-case", new { title = "Ask 923001234567" }));
        Assert.Equal("governance_unknown", await Code(analyst, "POST", $"{Desk}/use-case/uc1/steps", new { to = "approved" }));
        Assert.Empty((await analyst.Json(Desk)).GetProperty("artefacts").EnumerateArray());
    }

    [Fact]
    public async Task A_request_is_of_whoever_wrote_it_and_who_decides_must_be_allowed_to()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        using var steward = await staffed.As(Role.Steward);
        var kept = await analyst.Do("POST", $"{Desk}/access", new { title = "Weekly arrivals", requester = "somebody" });
        Assert.Equal(Role.Analyst, kept.GetProperty("document").GetProperty("requester").GetString());
        Assert.Contains("RA7", Codes(kept, "findings"));
        Assert.Contains("RA8", Codes(kept, "findings"));

        await analyst.Do("POST", $"{Desk}/access/ar1/steps", new { to = "submitted", by = "somebody", organisation = "Elsewhere" });
        Assert.Equal("step_refused", await Code(analyst, "POST", $"{Desk}/access/ar1/steps", new { to = "technical_check" }));
        Assert.Equal("not_allowed", await Code(analyst, "POST", $"{Desk}/access/ar1/steps", new { to = "rejected", reason = "No agreement." }));
        Assert.Equal("step_refused", await Code(steward, "POST", $"{Desk}/access/ar1/steps", new { to = "rejected" }));
        var rejected = await steward.Do("POST", $"{Desk}/access/ar1/steps", new { to = "rejected", reason = "No agreement covers it." });
        Assert.Equal("rejected", rejected.GetProperty("state").GetString());
        Assert.Equal(Role.Analyst, rejected.GetProperty("history").EnumerateArray().Single(h => h.GetProperty("to").GetString() == "submitted").GetProperty("by").GetString());
    }

    [Fact]
    public async Task An_assessment_is_stale_as_soon_as_the_project_is_changed()
    {
        await using var staffed = await Staffed.Start();
        using var analyst = await staffed.As(Role.Analyst);
        var hash = (await analyst.Json(Desk)).GetProperty("pipelineHash").GetString();
        await analyst.Do("POST", $"{Desk}/impact", new { title = "Weekly figures", pipelineHash = hash });
        Assert.DoesNotContain("DP19", await FirstCodes(analyst));

        await File.AppendAllTextAsync(Path.Combine(staffed.Folder, "project.yaml"), "\n# a later thought\n", TestContext.Current.CancellationToken);
        Assert.Contains("DP19", await FirstCodes(analyst));
    }

    [Fact]
    public async Task Those_who_practise_get_findings_and_leave_nothing()
    {
        await using var staffed = await Staffed.Start();
        using var trainer = await staffed.As(Role.Trainer);
        var draft = new
        {
            document = new { title = "One SIM", requester = "amina", asks = "device" },
            steps = new[] { new { to = "submitted", by = "amina", organisation = "NDMA" }, new { to = "technical_check", by = "bilal", organisation = "Operator" } },
            next = new { to = "approved", by = "amina", organisation = "NDMA" },
        };
        var answer = await trainer.Do("POST", $"{Desk}/access/check", draft);
        Assert.Equal("technical_check", answer.GetProperty("state").GetString());
        Assert.Contains("RA2", Codes(answer, "findings"));
        Assert.Equal(["AW1", "AW2"], Codes(answer, "against").Take(2));
        Assert.Empty((await trainer.Json(Desk)).GetProperty("artefacts").EnumerateArray());
        Assert.Equal(HttpStatusCode.Forbidden, await trainer.Status("POST", $"{Desk}/access", new { title = "One SIM" }));
        Assert.Equal(25, (await trainer.Json($"{Desk}/catalogue")).GetProperty("clauses").GetArrayLength());
    }

    private static async Task<IReadOnlyList<string?>> FirstCodes(Caller caller) => Codes((await caller.Json(Desk)).GetProperty("artefacts")[0], "findings");

    private static IReadOnlyList<string?> Codes(JsonElement answer, string member) => [.. answer.GetProperty(member).EnumerateArray().Select(f => f.GetProperty("code").GetString())];

    private static async Task<string?> Code(Caller caller, string method, string address, object body)
    {
        using var answer = await caller.Send(method, address, body);
        return await Caller.CodeOf(answer);
    }
}
