using System.Net;
using System.Text.Json;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Server.Jobs;
using Tideline.Server.Tests.Accounts;
using Tideline.Store.Accounts;

namespace Tideline.Server.Tests.Emergencies;

public sealed class DeclarationTests
{
    private static readonly object Footprint = JsonSerializer.Deserialize<JsonElement>(
        """{"type":"Polygon","coordinates":[[[60.0,30.0],[60.9,30.0],[60.9,31.0],[60.0,31.0],[60.0,30.0]]]}""");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Role.Releaser)]
    [InlineData(Role.Steward)]
    public async Task A_declared_emergency_is_kept_listed_logged_and_run(string role)
    {
        await using var declaring = await Declaring.Start("echo '{\"stage\":\"fold\",\"done\":1,\"total\":2}' >&2; exit 0");
        using var caller = await declaring.As(role);
        var declared = await caller.Do("POST", "/api/v1/emergencies", new
        {
            id = "storm-2026",
            hazard = "storm",
            onset = "2026-03-04",
            name = "Storm Zaib",
            names = new { ur = "طوفان زیب" },
            areas = new[] { "PK1A1" },
        });
        Assert.Equal(["PK1A1"], declared.GetProperty("exposedAreas").EnumerateArray().Select(a => a.GetString()));
        var job = declared.GetProperty("job").GetProperty("id").GetString();

        var found = ProjectFile.Load(declaring.Folder).Emergencies.Single(e => e.Id == "storm-2026");
        Assert.Equal(("Storm Zaib", "طوفان زیب", "emergencies/storm-2026.yaml"), (found.Name, found.Names["ur"], found.File));
        Assert.Equal(declaring.ProjectYaml, await File.ReadAllTextAsync(declaring.Folder.ConfigurationFile, Stop));

        var listed = (await caller.Json("/api/v1/emergencies")).EnumerateArray().Single(e => e.GetProperty("id").GetString() == "storm-2026");
        Assert.True(listed.GetProperty("declaredHere").GetBoolean());
        JsonElement run;
        do
        {
            run = await caller.Json($"/api/v1/jobs/{job}");
        }
        while (run.GetProperty("state").GetString() is "queued" or "running");
        Assert.Equal(("run", "succeeded", role), (run.GetProperty("kind").GetString(), run.GetProperty("state").GetString(), run.GetProperty("askedBy").GetString()));
        using var steward = await declaring.As(Role.Steward);
        var line = Assert.Single((await steward.Json("/api/v1/audit?action=emergency_declared")).GetProperty("lines").EnumerateArray());
        Assert.Equal((role, "storm-2026"), (line.GetProperty("actor").GetString(), line.GetProperty("target").GetString()));
    }

    [Fact]
    public async Task A_footprint_that_was_drawn_finds_its_areas_and_is_kept_beside()
    {
        await using var declaring = await Declaring.Start();
        using var releaser = await declaring.As(Role.Releaser);
        var declared = await releaser.Do("POST", "/api/v1/emergencies", new { id = "drawn", hazard = "flood", onset = "2026-03-04", footprint = Footprint });
        Assert.Equal(["PK1A1"], declared.GetProperty("exposedAreas").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(JsonValueKind.Null, declared.GetProperty("job").ValueKind);
        Assert.Equal("emergencies/drawn.geojson", ProjectFile.Load(declaring.Folder).Emergencies.Single(e => e.Id == "drawn").Footprint);
        Assert.Equal(["drawn.geojson", "drawn.yaml"], declaring.Files);
    }

    [Theory]
    [InlineData("id", """{"hazard":"flood","onset":"2026-03-04","areas":["PK1A1"]}""")]
    [InlineData("id", """{"id":"Flood 1","hazard":"flood","onset":"2026-03-04","areas":["PK1A1"]}""")]
    [InlineData("id", """{"id":"../flood","hazard":"flood","onset":"2026-03-04","areas":["PK1A1"]}""")]
    [InlineData("id", """{"id":"flood-2025","hazard":"flood","onset":"2026-03-04","areas":["PK1A1"]}""")]
    [InlineData("hazard", """{"id":"new","hazard":"meteor","onset":"2026-03-04","areas":["PK1A1"]}""")]
    [InlineData("onset", """{"id":"new","hazard":"flood","areas":["PK1A1"]}""")]
    [InlineData("onset", """{"id":"new","hazard":"flood","onset":"4 March","areas":["PK1A1"]}""")]
    [InlineData("evacuationStarts", """{"id":"new","hazard":"flood","onset":"2026-03-04","evacuationStarts":"2026-03-05","areas":["PK1A1"]}""")]
    [InlineData("ends", """{"id":"new","hazard":"flood","onset":"2026-03-04","ends":"2026-03-03","areas":["PK1A1"]}""")]
    [InlineData("name", """{"id":"new","hazard":"flood","onset":"2026-03-04","name":"a\nonset: 2020-01-01","areas":["PK1A1"]}""")]
    [InlineData("areas", """{"id":"new","hazard":"flood","onset":"2026-03-04"}""")]
    [InlineData("areas", """{"id":"new","hazard":"flood","onset":"2026-03-04","areas":["XX"]}""")]
    [InlineData("footprint", """{"id":"new","hazard":"flood","onset":"2026-03-04","footprint":{"type":"Point","coordinates":[60,30]}}""")]
    [InlineData("footprint", """{"id":"new","hazard":"flood","onset":"2026-03-04","footprint":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""")]
    public async Task A_value_that_cannot_be_is_named_with_the_reason_and_nothing_is_written(string field, string body)
    {
        await using var declaring = await Declaring.Start();
        using var releaser = await declaring.As(Role.Releaser);
        using var answer = await releaser.Send("POST", "/api/v1/emergencies", JsonSerializer.Deserialize<JsonElement>(body));
        var problem = await Caller.Read(answer);
        Assert.Equal((HttpStatusCode.BadRequest, "value_wrong"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
        Assert.Empty(declaring.Files);
    }

    [Fact]
    public async Task Declared_twice_it_is_refused_and_the_first_stays()
    {
        await using var declaring = await Declaring.Start();
        using var releaser = await declaring.As(Role.Releaser);
        var body = new { id = "twice", hazard = "flood", onset = "2026-03-04", areas = new[] { "PK1A1" } };
        await releaser.Do("POST", "/api/v1/emergencies", body);
        using var again = await releaser.Send("POST", "/api/v1/emergencies", body with { onset = "2026-04-04" });
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(new(2026, 3, 4), ProjectFile.Load(declaring.Folder).Emergencies.Single(e => e.Id == "twice").Onset);
    }

    [Fact]
    public async Task Its_end_is_set_and_comments_in_its_file_stay()
    {
        await using var declaring = await Declaring.Start();
        using var steward = await declaring.As(Role.Steward);
        await steward.Do("POST", "/api/v1/emergencies", new { id = "ending", hazard = "flood", onset = "2026-03-04", areas = new[] { "PK1A1" } });
        var file = Path.Combine(declaring.Folder.Emergencies, "ending.yaml");
        await File.AppendAllTextAsync(file, "# as the province asked\n", Stop);

        foreach (var day in (string[])["2026-04-01", "2026-04-09"])
        {
            Assert.Equal(day, (await steward.Do("POST", "/api/v1/emergencies/ending/end", new { ends = day })).GetProperty("ends").GetString());
        }

        var text = await File.ReadAllTextAsync(file, Stop);
        Assert.Contains("# as the province asked", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("ends:").Length);
        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("POST", "/api/v1/emergencies/ending/end", new { ends = "2026-03-01" }));
        Assert.Equal(HttpStatusCode.BadRequest, await steward.Status("POST", "/api/v1/emergencies/ending/end", new { }));
        Assert.Equal(HttpStatusCode.Conflict, await steward.Status("POST", "/api/v1/emergencies/flood-2025/end", new { ends = "2026-03-01" }));
        Assert.Equal(HttpStatusCode.NotFound, await steward.Status("POST", "/api/v1/emergencies/nothing/end", new { ends = "2026-03-01" }));
        Assert.Equal(text, await File.ReadAllTextAsync(file, Stop));
    }

    [Theory]
    [InlineData(Role.Releaser)]
    [InlineData(Role.Steward)]
    public async Task Declared_by_mistake_it_is_withdrawn_with_its_footprint_and_may_be_declared_anew(string role)
    {
        await using var declaring = await Declaring.Start();
        using var caller = await declaring.As(role);
        var body = new { id = "mistake", hazard = "flood", onset = "2026-03-04", footprint = Footprint };
        await caller.Do("POST", "/api/v1/emergencies", body);
        Assert.Equal(2, declaring.Files.Count());

        await caller.Do("DELETE", "/api/v1/emergencies/mistake");

        Assert.Empty(declaring.Files);
        Assert.DoesNotContain(ProjectFile.Load(declaring.Folder).Emergencies, e => e.Id == "mistake");
        Assert.Equal(HttpStatusCode.NotFound, await caller.Status("DELETE", "/api/v1/emergencies/mistake"));
        using var steward = await declaring.As(Role.Steward);
        var line = Assert.Single((await steward.Json("/api/v1/audit?action=emergency_withdrawn")).GetProperty("lines").EnumerateArray());
        Assert.Equal((role, "mistake"), (line.GetProperty("actor").GetString(), line.GetProperty("target").GetString()));
        await caller.Do("POST", "/api/v1/emergencies", body);
    }

    [Fact]
    public async Task What_stands_in_project_yaml_is_not_withdrawn_here()
    {
        await using var declaring = await Declaring.Start();
        using var steward = await declaring.As(Role.Steward);

        using var answer = await steward.Send("DELETE", "/api/v1/emergencies/flood-2025");

        Assert.Equal((HttpStatusCode.Conflict, "emergency_in_project"), (answer.StatusCode, await Caller.CodeOf(answer)));
        Assert.Equal(declaring.ProjectYaml, await File.ReadAllTextAsync(declaring.Folder.ConfigurationFile, Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Once_a_release_of_it_was_proposed_it_stays_declared(bool published)
    {
        await using var declaring = await Declaring.Start();
        await declaring.MoveToFile("flood-2025");
        declaring.Release(published);
        using var steward = await declaring.As(Role.Steward);

        using var answer = await steward.Send("DELETE", "/api/v1/emergencies/flood-2025");

        Assert.Equal((HttpStatusCode.Conflict, "emergency_has_releases"), (answer.StatusCode, await Caller.CodeOf(answer)));
        Assert.Equal(["flood-2025.yaml"], declaring.Files);
    }

    [Fact]
    public async Task While_a_run_is_under_way_it_stays_declared_and_afterwards_it_goes()
    {
        await using var declaring = await Declaring.Start("while [ ! -e \"$(dirname \"$0\")/go-on\" ]; do sleep 0.02; done; exit 0");
        using var steward = await declaring.As(Role.Steward);
        var job = (await steward.Do("POST", "/api/v1/emergencies", new { id = "hasty", hazard = "flood", onset = "2026-03-04", areas = new[] { "PK1A1" } }))
            .GetProperty("job").GetProperty("id").GetString();
        async Task Until(string state)
        {
            while ((await steward.Json($"/api/v1/jobs/{job}")).GetProperty("state").GetString() != state)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }

        await Until("running");
        using var answer = await steward.Send("DELETE", "/api/v1/emergencies/hasty");
        Assert.Equal((HttpStatusCode.Conflict, "job_under_way"), (answer.StatusCode, await Caller.CodeOf(answer)));
        await File.WriteAllTextAsync(Path.Combine(declaring.Folder.Root, "go-on"), "", Stop);
        await Until("succeeded");

        await steward.Do("DELETE", "/api/v1/emergencies/hasty");

        Assert.Empty(declaring.Files);
    }

    /// <summary>A server over a project with areas, with an account for each role.</summary>
    private sealed class Declaring : IAsyncDisposable
    {
        private readonly PublishedProject _project = new();
        private Staffed _staffed = null!;

        public ProjectFolder Folder => new(_project.Options.Project);

        public string ProjectYaml { get; private set; } = "";

        public IEnumerable<string> Files =>
            Directory.Exists(Folder.Emergencies) ? Directory.GetFiles(Folder.Emergencies).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal) : [];

        /// <summary>Lets an emergency of project.yaml stand in a file of its own, as if it had been declared here.</summary>
        public async Task MoveToFile(string id)
        {
            var lines = await File.ReadAllLinesAsync(Folder.ConfigurationFile, Stop);
            var entry = lines.Single(l => l.Contains($"id: {id}", StringComparison.Ordinal));
            await File.WriteAllLinesAsync(Folder.ConfigurationFile, lines.Except([entry]), Stop);
            _project.Write($"emergencies/{id}.yaml", string.Join('\n', entry.Trim(' ', '-', '{', '}').Replace("areas: [PK1A1, PK1A2]", "areas: [PK1A1]", StringComparison.Ordinal).Split(", ")) + "\n");
        }

        public void Release(bool published) => _ = published ? _project.Published(new(2025, 9, 7)) : _project.Proposed(new(2025, 9, 7));

        /// <param name="script">What a run does; null: the server runs no jobs.</param>
        public static async Task<Declaring> Start(string? script = null)
        {
            Assert.SkipWhen(script is not null && OperatingSystem.IsWindows(), "The stand-ins for commands are scripts of a Unix shell.");
            var declaring = new Declaring();
            var project = declaring._project;
            project.Write("reference/cells.csv", "cell,longitude,latitude\nC1,60.5,30.5\n");
            project.Write("command.sh", script + "\n");
            declaring.ProjectYaml = await File.ReadAllTextAsync(declaring.Folder.ConfigurationFile, Stop);
            declaring._staffed = await Staffed.Over(
                project.Options with
                {
                    Program = script is null ? null : ["/bin/sh", Path.Combine(declaring.Folder.Root, "command.sh")],
                    JobTimes = JobTimes.Standard with { Beat = TimeSpan.FromMilliseconds(20), Look = TimeSpan.FromMilliseconds(20) },
                },
                project);
            return declaring;
        }

        public Task<Caller> As(string role) => _staffed.As(role);

        public ValueTask DisposeAsync() => _staffed.DisposeAsync();
    }
}
