using System.Net;
using System.Text.Json;

namespace Tideline.Server.Tests;

public sealed class FigureTests : IAsyncLifetime
{
    private readonly PublishedProject _project = new();
    private RunningServer _server = null!;
    private string _release = "";

    public async ValueTask InitializeAsync()
    {
        _project.Published(new(2025, 9, 7));
        _release = _project.Published(new(2025, 9, 14), displaced: 80).Value;
        _server = await RunningServer.Start(_project.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _project.Dispose();
    }

    [Fact]
    public async Task The_newest_vintage_stands()
    {
        var emergencies = await _server.Json("/api/v1/emergencies");
        var flood = emergencies.EnumerateArray().Single(e => e.GetProperty("id").GetString() == "flood-2025");
        Assert.Equal(_release, flood.GetProperty("latestRelease").GetString());
        Assert.Equal(2, flood.GetProperty("releases").GetInt32());
        Assert.Equal("2025-08-23", flood.GetProperty("evacuationStarts").GetString());
        var heat = emergencies.EnumerateArray().Single(e => e.GetProperty("id").GetString() == "heat-2026");
        Assert.Equal(JsonValueKind.Null, heat.GetProperty("latestRelease").ValueKind);
    }

    [Fact]
    public async Task Compact_rows_say_what_the_released_file_says()
    {
        var answer = await _server.Json("/api/v1/emergencies/flood-2025/figures?indicator=displaced_stock");
        var (areas, periods) = (answer.GetProperty("areas"), answer.GetProperty("periods"));
        var told = answer.GetProperty("rows").EnumerateArray().Select(r => string.Join(
            ',', areas[r[0].GetInt32()].GetString(), periods[r[2].GetInt32()].GetProperty("start").GetString(), r[3].GetRawText(), r[4].GetRawText(), r[5].GetRawText(), r[6].GetString()));
        var released = (await File.ReadAllLinesAsync(Path.Combine(_project.Releases, _release, "observations.csv"), TestContext.Current.CancellationToken))
            .Select(l => l.Split(',')).Where(f => f[0] == "displaced_stock")
            .Select(f => string.Join(',', f[1], f[3], OrNull(f[5]), OrNull(f[6]), OrNull(f[7]), f[9])).ToList();
        Assert.NotEmpty(released);
        Assert.Contains(released, r => r.EndsWith(",null,null,null,Q", StringComparison.Ordinal));
        Assert.Equal(released.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));

        static string OrNull(string field) => field.Length == 0 ? "null" : field;
    }

    [Theory]
    [InlineData("indicator=displaced_stock&level=1", "PK1")]
    [InlineData("indicator=displaced_stock&area=PK1A1&to=2025-08-31", "PK1A1")]
    [InlineData("indicator=displacement_flow&counterpart=PK2A", "PK1A")]
    [InlineData("indicator=displaced_stock&area=nowhere", "")]
    public async Task A_selection_names_only_the_areas_that_it_holds(string query, string areas)
    {
        var answer = await _server.Json($"/api/v1/emergencies/flood-2025/figures?{query}");
        Assert.Equal(areas, string.Join(' ', answer.GetProperty("areas").EnumerateArray().Select(a => a.GetString())));
        Assert.All(answer.GetProperty("rows").EnumerateArray(), r => Assert.InRange(r[0].GetInt32(), 0, answer.GetProperty("areas").GetArrayLength() - 1));
    }

    [Theory]
    [InlineData("figures", 400, "parameter_wrong")]
    [InlineData("figures?indicator=nothing", 404, "indicator_unknown")]
    [InlineData("figures?indicator=displaced_stock&unit=trips", 400, "parameter_wrong")]
    [InlineData("figures?indicator=displaced_stock&from=yesterday", 400, "parameter_wrong")]
    [InlineData("figures?indicator=displaced_stock&level=two", 400, "bad_request")]
    [InlineData("figures?indicator=displaced_stock&release=flood-2025-2025-09-14-00000000", 404, "release_unknown")]
    [InlineData("figures.geojson?indicator=displacement_flow", 400, "parameter_wrong")]
    [InlineData("observations?indicator=displaced_stock&page=0", 400, "parameter_wrong")]
    public async Task What_is_asked_wrongly_is_answered_with_a_code(string address, int status, string code)
    {
        using var answer = await _server.Get($"/api/v1/emergencies/flood-2025/{address}");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, (await RunningServer.Json(answer)).GetProperty("code").GetString());
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task An_emergency_without_public_release_says_so() =>
        Assert.Equal("nothing_published", (await _server.Json("/api/v1/emergencies/heat-2026/situation")).GetProperty("code").GetString());

    [Fact]
    public async Task What_a_reader_has_is_not_sent_again()
    {
        const string Address = "/api/v1/emergencies/flood-2025/figures.csv?indicator=displaced_stock";
        using var first = await _server.Get(Address);
        Assert.False(first.Headers.ETag!.IsWeak);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var other = await _server.Get(Address + "&level=1");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("figures?indicator=displaced_stock")]
    [InlineData("situation")]
    [InlineData("figures.zip?indicator=displaced_stock")]
    public async Task Compressed_bytes_have_a_tag_of_their_own_and_are_the_same_answer(string address)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var coding in (string[])["identity", "gzip", "br"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/emergencies/flood-2025/{address}");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
            using var answer = await _server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            var coded = answer.Content.Headers.ContentEncoding.SingleOrDefault();
            Assert.Equal(coding == "identity" || address.Contains(".zip", StringComparison.Ordinal) ? null : coding, coded);
            await using var plain = coded switch
            {
                "gzip" => new System.IO.Compression.GZipStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress),
                "br" => new System.IO.Compression.BrotliStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress),
                _ => await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken),
            };
            told[answer.Headers.ETag!.Tag] = Convert.ToHexString(await System.Security.Cryptography.SHA256.HashDataAsync(plain, TestContext.Current.CancellationToken));
        }

        Assert.Equal(3, told.Count);
        Assert.Single(told.Values.Distinct());
    }

    [Fact]
    public async Task A_new_release_changes_what_stands_without_a_restart()
    {
        const string Address = "/api/v1/emergencies/flood-2025/figures?indicator=displaced_stock";
        using var before = await _server.Get(Address);
        var next = _project.Published(new(2025, 9, 21), displaced: 90);
        using var after = await _server.Get(Address);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(next.Value, (await RunningServer.Json(after)).GetProperty("release").GetString());
        _project.Recall(next);
        Assert.Equal(_release, (await _server.Json(Address)).GetProperty("release").GetString());
        Assert.Equal("release_unknown", (await _server.Json($"{Address}&release={next}")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_release_whose_file_was_changed_is_not_served()
    {
        var file = Path.Combine(_project.Releases, _release, "observations.csv");
        await File.AppendAllTextAsync(file, "\n", TestContext.Current.CancellationToken);
        using var answer = await _server.Get("/api/v1/emergencies/flood-2025/figures?indicator=displaced_stock");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("storage_failed", (await RunningServer.Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Pages_of_observations_make_up_the_whole()
    {
        const string Address = "/api/v1/emergencies/flood-2025/observations?indicator=displaced_stock";
        var whole = (await _server.Json(Address)).EnumerateArray().Select(r => r.GetRawText()).ToList();
        var (parts, next) = (new List<string>(), (string?)$"{Address}&size=4");
        while (next is not null)
        {
            using var page = await _server.Get(next);
            parts.AddRange((await RunningServer.Json(page)).EnumerateArray().Select(r => r.GetRawText()));
            next = page.Headers.GetValues("Link").Single().Split(", ").Where(l => l.EndsWith("rel=\"next\"", StringComparison.Ordinal)).Select(l => l[1..l.IndexOf('>', StringComparison.Ordinal)]).SingleOrDefault();
        }

        Assert.True(whole.Count > 8);
        Assert.Equal(whole, parts);
    }

    [Fact]
    public async Task The_situation_of_an_area_is_its_own_rows_and_claims_only_what_was_claimed_in_it()
    {
        var whole = await _server.Json("/api/v1/emergencies/flood-2025/situation");
        var district = await _server.Json("/api/v1/emergencies/flood-2025/situation?area=PK1A");
        Assert.True(district.GetProperty("claimed").GetBoolean());
        Assert.Equal(1, Assert.Single(district.GetProperty("headline").EnumerateArray()).GetProperty("parts").GetInt32());

        var elsewhere = await _server.Json("/api/v1/emergencies/flood-2025/situation?area=PK2");
        Assert.True(whole.GetProperty("claimed").GetBoolean());
        Assert.False(elsewhere.GetProperty("claimed").GetBoolean());
        Assert.Equal(0, elsewhere.GetProperty("headline").GetArrayLength());
        Assert.Equal(0, elsewhere.GetProperty("hidden").GetProperty("areas").GetInt32());
        Assert.Equal("parameter_wrong", (await _server.Json("/api/v1/emergencies/flood-2025/situation?area=PK9")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_situation_has_the_last_week_and_what_to_know_of_it()
    {
        using var before = await _server.Get("/api/v1/emergencies/flood-2025/situation");
        _project.Correct(Tideline.Release.Gate.ReleaseId.Parse(_release), "The figures of PK1A are too high.");
        var situation = await _server.Json("/api/v1/emergencies/flood-2025/situation");
        Assert.Equal("2025-09-01", situation.GetProperty("week").GetProperty("start").GetString());
        var stock = Assert.Single(situation.GetProperty("headline").EnumerateArray());
        Assert.Equal("displaced_stock", stock.GetProperty("key").GetString());
        var caveats = situation.GetProperty("caveats").EnumerateArray().ToDictionary(c => c.GetProperty("code").GetString()!, c => c.GetProperty("args"));
        Assert.Equal("The figures of PK1A are too high.", caveats["erratum"].GetProperty("text").GetString());
        Assert.Equal("Moves inside the home area are not seen.", caveats["remark"].GetProperty("text").GetString());
        Assert.True(situation.GetProperty("claimed").GetBoolean());
        Assert.Equal(1, stock.GetProperty("parts").GetInt32());
        using var after = await _server.Get("/api/v1/emergencies/flood-2025/situation");
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }
}
