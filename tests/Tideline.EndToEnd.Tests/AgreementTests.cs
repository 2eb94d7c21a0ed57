using System.Text.Json;

namespace Tideline.EndToEnd.Tests;

/// <summary>Agreements of operator and agency, from the run to the bundle, by the real program.</summary>
public sealed class AgreementTests(World world)
{
    private const string None = "No agreement: what may leave, for whom and until when is for the approvers to know.";

    [Fact]
    public async Task Without_agreement_all_works_and_run_manifest_and_doctor_say_so()
    {
        using var manifest = Json(Path.Combine(world.Release, "manifest.json"));
        Assert.Equal(None, manifest.RootElement.GetProperty("agreement").GetProperty("statement").GetString());
        Assert.Contains(None, world.Ran.Output, StringComparison.Ordinal);
        Assert.Contains(None, (await Call.Run(world.Project, "doctor")).Output, StringComparison.Ordinal);
        Assert.Contains(None, (await Call.Run(world.Project, "agreement", "check")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("end: 2999-12-31", "end: 2025-09-30", "AG2", "ended on 2025-09-30")]
    [InlineData("start: 2020-01-01", "start: 2999-01-01", "AG2", "begins on 2999-01-01")]
    [InlineData("[flood-2025]", "[flood-2024]", "AG3", "flood-2025")]
    [InlineData("kind: disaster_response", "kind: training", "AG3", "training")]
    [InlineData("minimum_subscribers: 16", "minimum_subscribers: 30", "AG9", "at least 30")]
    public async Task A_run_that_it_does_not_allow_is_refused_before_any_work(string right, string wrong, string code, string reason)
    {
        using var copy = Bound(right, wrong);
        var before = Folders.Bytes(copy.Path);

        var ran = await Call.RunWith(copy.Path, world.KeyFile, "run");
        var ingested = await Call.RunWith(copy.Path, world.KeyFile, "ingest", "--run");
        var check = await Call.Run(copy.Path, "agreement", "check");

        Assert.All((Ended[])[ran, ingested], ended =>
        {
            Assert.True(ended.ExitCode == 4, ended.Said);
            Assert.StartsWith(code + ",", ended.Error, StringComparison.Ordinal);
            Assert.Contains(reason, ended.Error, StringComparison.Ordinal);
        });
        Assert.True(check.ExitCode == 4, check.Said);
        Assert.Contains(code, check.Output, StringComparison.Ordinal);
        Assert.Equal(before, Folders.Bytes(copy.Path));
    }

    [Fact]
    public async Task Figures_outside_are_refused_where_the_agreement_says_nothing_else()
    {
        using var copy = Bound("outside: leave_out", "outside: refuse");

        var ran = await Call.RunWith(copy.Path, world.KeyFile, "run");

        Assert.True(ran.ExitCode == 4, ran.Said);
        Assert.Contains("AG4,", ran.Error, StringComparison.Ordinal);
        Assert.Contains("abnormality", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(copy.Below("releases", "register.jsonl")));
    }

    [Fact]
    public async Task A_narrow_release_goes_from_its_proposer_over_two_others_to_a_recipient_and_can_be_made_again()
    {
        using var copy = Bound();
        foreach (var (name, organisation) in ((string, string)[])[("Amina", "Darya Mobile"), ("Bilal", "Darya Disaster Authority"), ("Celia", "Darya Mobile")])
        {
            await Done(copy, "release", "key", "--name", name, "--organisation", organisation, "--key", copy.Below(name));
        }

        var ran = await Call.RunWith(copy.Path, world.KeyFile, "run", "--proposer", copy.Below("Amina"));
        Assert.True(ran.ExitCode == 0, ran.Said);
        Assert.Contains("Agreement 'relief', version 2", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Left out, as it does not allow them: abnormality", ran.Output, StringComparison.Ordinal);

        var release = Directory.GetDirectories(copy.Below("releases")).Single();
        var id = Path.GetFileName(release);
        ShowsLess(release);
        await Refused(copy, "SA1", "release", "approve", id, "--key", copy.Below("Amina"));
        await Done(copy, "release", "approve", id, "--key", copy.Below("Bilal"));
        await Done(copy, "release", "approve", id, "--key", copy.Below("Celia"));
        await Done(copy, "release", "publish", id);

        string[] bundle = ["release", "bundle", id, "--key", copy.Below("Bilal"), "--out"];
        await Refused(copy, "AG8", [.. bundle, copy.Below("bundle.zip")]);
        await Refused(copy, "AG8", [.. bundle, copy.Below("bundle.zip"), "--for", "A newspaper"]);
        await Refused(copy, "RL4", [.. bundle, copy.Below("lake", "bundle.zip"), "--for", "IOM"]);
        await Done(copy, [.. bundle, copy.Below("bundle.zip"), "--for", "IOM"]);
        Assert.Contains("handed over to IOM by Bilal", (await Done(copy, "verify", "--bundle", copy.Below("bundle.zip"))).Output, StringComparison.Ordinal);

        // The agreement ends: nothing more is handed over, and what was released can still be proved.
        Write(copy, "end: 2999-12-31", "end: 2025-09-30");
        await Refused(copy, "AG2", [.. bundle, copy.Below("late.zip"), "--for", "IOM"]);
        var again = await Done(copy, "verify", "--rerun", id);
        Assert.Contains("have the same bytes", again.Output, StringComparison.Ordinal);
        Assert.Contains("the input agreements/relief.yaml has other bytes", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_minimum_below_the_red_line_is_refused_without_any_agreement()
    {
        using var copy = world.Copy("project.yaml", "reference", "lake");
        var yaml = File.ReadAllText(copy.Below("project.yaml"));
        File.WriteAllText(copy.Below("project.yaml"), yaml.Replace("minimum_subscribers: 16", "minimum_subscribers: 1", StringComparison.Ordinal));

        await Refused(copy, "RL1", "run");
        Assert.Contains("RL1", (await Call.Run(copy.Path, "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_of_an_agreement_is_2_and_names_the_nearest()
    {
        using var copy = Bound("recipients:", "recipient:");

        var ended = await Call.Run(copy.Path, "agreement", "list");

        Assert.True(ended.ExitCode == 2, ended.Said);
        Assert.Contains("agreements/relief.yaml, line 11: 'recipient' is not a known key; did you mean 'recipients'?", ended.Error, StringComparison.Ordinal);
    }

    private void ShowsLess(string release)
    {
        var all = Observation.Read(world.Release).ToHashSet();
        var told = Observation.Read(release);
        Assert.NotEmpty(told);
        Assert.Contains(told, o => o.Value.Length > 0);
        Assert.Empty(told.Except(all));
        Assert.Subset(((string[])["displaced_stock", "displaced_hosted", "displacement_flow", "residents"]).ToHashSet(), told.Select(o => o.Indicator).ToHashSet());
        var agreed = Below(Province).Select(a => a.PCode).ToHashSet();
        Assert.Subset(agreed, told.Select(o => o.Area).ToHashSet());

        using var manifest = Json(Path.Combine(release, "manifest.json"));
        var agreement = manifest.RootElement.GetProperty("agreement");
        Assert.Equal(("relief", 2), (agreement.GetProperty("id").GetString(), agreement.GetProperty("version").GetInt32()));
        Assert.Equal(
            manifest.RootElement.GetProperty("input_hashes").GetProperty("agreements/relief.yaml").GetString(), agreement.GetProperty("sha256").GetString());
        var kinds = agreement.GetProperty("left_out").EnumerateArray().Select(k => k.GetString()).ToArray();
        Assert.Contains("areas that are not agreed", kinds);
        Assert.Contains("admin level 3", kinds);
        Assert.Contains("This page tells only what agreement", File.ReadAllText(Path.Combine(release, "bulletin.html")), StringComparison.Ordinal);
    }

    private TemporaryFolder Bound(string right = "", string wrong = "")
    {
        var copy = world.Copy("project.yaml", "reference", "lake");
        File.AppendAllText(copy.Below("project.yaml"), "\nagreements: [relief]\n");
        Write(copy, right, wrong);
        return copy;
    }

    private void Write(TemporaryFolder copy, string right, string wrong)
    {
        var text = $$"""
            id: relief
            version: 2
            parties: { operator: Darya Mobile, agency: Darya Disaster Authority }
            purpose: { kind: disaster_response, text: Relief for people displaced by floods. }
            emergencies: [flood-2025]
            products: [displaced_stock, displaced_hosted, displacement_flow, residents]
            areas: [{{Province}}]
            level: 2
            period: { finest: week, from: 2020-01-01, to: 2999-12-31 }
            minimum_subscribers: 16
            recipients: [Darya Disaster Authority, IOM]
            start: 2020-01-01
            end: 2999-12-31
            outside: leave_out

            """;
        copy.Write("agreements/relief.yaml", right.Length == 0 ? text : text.Replace(right, wrong, StringComparison.Ordinal));
    }

    /// <summary>The province of the first exposed area.</summary>
    private string Province
    {
        get
        {
            using var manifest = Json(Path.Combine(world.Release, "manifest.json"));
            var exposed = manifest.RootElement.GetProperty("emergency").GetProperty("exposed_areas")[0].GetString()!;
            return Areas.Single(a => a.Level == 1 && Below(a.PCode).Any(b => b.PCode == exposed)).PCode;
        }
    }

    private IEnumerable<(string PCode, int Level, string? Parent)> Below(string pcode) =>
        Areas.Where(a => a.PCode == pcode).Concat(Areas.Where(a => a.Parent == pcode).SelectMany(a => Below(a.PCode)));

    private IReadOnlyList<(string PCode, int Level, string? Parent)> Areas
    {
        get
        {
            using var areas = Json(Path.Combine(world.Project, "reference", "areas.geojson"));
            return
            [
                .. areas.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))
                    .Select(p => (p.GetProperty("pcode").GetString()!, p.GetProperty("admin_level").GetInt32(), p.GetProperty("parent").GetString())),
            ];
        }
    }

    private static JsonDocument Json(string file) => JsonDocument.Parse(File.ReadAllText(file));

    private static async Task<Ended> Done(TemporaryFolder folder, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == 0, ended.Said);
        return ended;
    }

    private static async Task Refused(TemporaryFolder folder, string code, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == 4, ended.Said);
        Assert.StartsWith(code + ",", ended.Error, StringComparison.Ordinal);
    }
}
