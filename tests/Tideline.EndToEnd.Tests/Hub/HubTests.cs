using System.Globalization;
using System.Text.Json;
using NodaTime;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.EndToEnd.Tests.Hub;

/// <summary>Three operators with the subscribers of one country, and a hub, each in a network namespace of its own.</summary>
public sealed class HubTests(World world)
{
    private static readonly (string Name, int Tenths)[] Operators = [("alpha", 5), ("beta", 3), ("gamma", 2)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_is_cut_off_is_told_as_missing_and_taken_up_by_file()
    {
        using var network = Network.Make(Operators.Length, out var reason);
        if (network is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1", $"Network namespaces cannot be made here: {reason}");
            Assert.Fail($"TIDELINE_REQUIRE_ALL is set, but network namespaces cannot be made: {reason}");
        }

        using var folder = new TemporaryFolder();
        Divide(folder);
        await Parallel.ForEachAsync(Operators, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Stop }, async (o, _) => await Released(folder, o.Name));
        Certificates.Write(folder.Path, Enumerable.Range(1, Operators.Length).Select(Network.HubAddress));
        WriteHub(folder);
        foreach (var (name, _) in Operators)
        {
            await Done(folder, "hub", "admit", name, "--project", "hub", "--days", "1", "--out", $"{name}.token");
        }

        using var hub = Call.StartThrough(network.In(0), folder.Path, "serve", "--project", "hub", "--urls", "https://0.0.0.0:8443", "--certificate", "hub.pem", "--certificate-key", "hub.key", "--json");
        while (!hub.OutputSoFar.EndsWith("}\n", StringComparison.Ordinal))
        {
            Assert.False(hub.HasEnded, hub.HasEnded ? (await hub.End()).Said : "");
            await Task.Delay(20, Stop);
        }

        network.Cable(3, isIn: false);
        var sent = new List<Ended>();
        foreach (var (i, (name, _)) in Operators.Index())
        {
            using var call = Call.StartThrough(
                network.In(i + 1), folder.Path, "hub", "send", $"{name}.zip", "--url", $"https://{Network.HubAddress(i + 1)}:8443", "--token-file", $"{name}.token", "--authority", "authority.pem");
            sent.Add(await call.End());
        }

        Assert.Equal([0, 0, 5], sent.Select(s => s.ExitCode));
        Assert.Contains("hand it over as a file", sent[2].Error, StringComparison.Ordinal);

        var two = await Json(folder, "hub", "combine", "--project", "hub", "--vintage", Vintage);
        Assert.Equal("missing: nothing was received", Note(two, "gamma"));
        Assert.True(two.GetProperty("shown").GetInt32() > 0);

        await Done(folder, "hub", "receive", "gamma.zip", "--project", "hub");
        var again = await Call.Run(folder.Path, "hub", "receive", "gamma.zip", "--project", "hub");
        Assert.True(again.ExitCode == 3 && again.Output.StartsWith("HB6", StringComparison.Ordinal), again.Said);
        var three = await Json(folder, "hub", "combine", "--project", "hub", "--vintage", Vintage);
        Assert.Null(Note(three, "gamma"));
        var receipts = await Json(folder, "hub", "status", "--project", "hub");
        Assert.Equal(["file", "file", "https", "https"], receipts.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("via").GetString()));
        Compare(folder, three);
    }

    private string Vintage => Path.GetFileName(world.Release).Split('-') is [.., var year, var month, var day, _] ? $"{year}-{month}-{day}" : throw new InvalidOperationException();

    private static string? Note(JsonElement manifest, string name) =>
        manifest.GetProperty("operators").EnumerateArray().Single(o => o.GetProperty("name").GetString() == name).GetProperty("note").GetString();

    /// <summary>People of the country are about those whom the one operator with all subscribers finds, and nothing is three times as many.</summary>
    private void Compare(TemporaryFolder folder, JsonElement manifest)
    {
        var whole = Residents(Path.Combine(world.Release, "observations.csv"));
        var combined = Residents(folder.Below("hub", "hub", "combined", manifest.GetProperty("id").GetString()!, "observations.csv"));
        Assert.NotEmpty(combined);
        Assert.All(combined, c => Assert.InRange(c.Value / whole[c.Key], 0.8m, 1.25m));
    }

    private static Dictionary<(string, string), decimal> Residents(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split(','))
        .Where(f => f[0] == "present_population" && f[5].Length > 0 && decimal.Parse(f[5], CultureInfo.InvariantCulture) > 0)
        .ToDictionary(f => (f[1], f[3]), f => decimal.Parse(f[5], CultureInfo.InvariantCulture));

    private void Divide(TemporaryFolder folder)
    {
        foreach (var (name, _) in Operators)
        {
            Directory.CreateDirectory(folder.Below(name));
            Folders.Copy(world.Project, folder.Below(name), "project.yaml", "reference");
            var top = JsonDocument.Parse(File.ReadAllBytes(folder.Below(name, "reference", "areas.geojson"))).RootElement.GetProperty("features").EnumerateArray()
                .Select(f => f.GetProperty("properties")).Where(p => p.GetProperty("parent").ValueKind == JsonValueKind.Null).Select(p => p.GetProperty("pcode").GetString());
            File.AppendAllText(folder.Below(name, "project.yaml"), "\nagreements: [hub-2026]\n");
            folder.Write($"{name}/agreements/hub-2026.yaml", $$"""
                id: hub-2026
                parties: { operator: {{name}}, agency: Agency }
                purpose: { kind: disaster_response, text: Figures of several operators together. }
                emergencies: { hazards: [flood] }
                products: [displaced_stock, present_population]
                areas: [{{string.Join(", ", top)}}]
                level: 1
                period: { finest: day, from: 2020-01-01, to: 2040-12-31 }
                minimum_subscribers: 16
                recipients: [darya-hub]
                start: 2020-01-01
                end: 2040-12-31
                outside: leave_out
                """);
        }

        OperatorFiles.Divide(Path.Combine(world.Project, "inbox", "events"), [.. Operators.Select(o => (folder.Below(o.Name, "inbox", "events"), o.Tenths))]);
    }

    /// <summary>What an operator's morning ends with: a release that two organisations approved, packed for the hub.</summary>
    private static async Task Released(TemporaryFolder folder, string name)
    {
        await Done(folder, "ingest", "--run", "--project", name);
        var register = new ReleaseRegister(folder.Below(name, "releases"), SystemClock.Instance);
        var id = ReleaseId.Parse(Path.GetFileName(Directory.GetDirectories(folder.Below(name, "releases")).Single()));
        foreach (var (person, organisation) in ((string, string)[])[("Amina", name), ("Bilal", "Agency")])
        {
            var key = folder.Below($"{name}-{person}.key");
            register.CreateKey(person, organisation, "releaser", key);
            register.Approve(id, key);
        }

        register.Publish(id);
        await Done(folder, "hub", "pack", id.Value, "--project", name, "--to", "darya-hub", "--as", name, "--key", $"{name}-Amina.key", "--out", $"{name}.zip");
        await Done(folder, "hub", "key", "--project", name, "--key", $"{name}-Amina.key", "--out", $"{name}.pem");
    }

    private void WriteHub(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder.Below("hub"));
        Folders.Copy(world.Project, folder.Below("hub"), "reference");
        var operators = string.Concat(Operators.Select(o => string.Create(
            CultureInfo.InvariantCulture, $"    - {{ name: {o.Name}, organisation: {o.Name}, public_key: ../{o.Name}.pem, weight: 0.{o.Tenths} }}\n")));
        folder.Write("hub/project.yaml", $$"""
            name: hub
            time_zone: Asia/Karachi
            inputs:
              areas: reference/areas.geojson
            hub:
              name: darya-hub
              access_model: hybrid
              operators:
            {{operators}}
              weights: { basis: market_share }
              agreed: { agreement: hub-2026, indicators: [displaced_stock, present_population], level: 1, from: 2020-01-01, to: 2040-12-31 }
              figures: open
              minimum_operators: 1
            """);
    }

    private static async Task Done(TemporaryFolder folder, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, arguments);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}\n{ended.Said}");
    }

    private static async Task<JsonElement> Json(TemporaryFolder folder, params string[] arguments)
    {
        var ended = await Call.Run(folder.Path, [.. arguments, "--json"]);
        Assert.True(ended.ExitCode == 0, $"{string.Join(' ', arguments)}\n{ended.Said}");
        return JsonDocument.Parse(ended.Output).RootElement;
    }
}
