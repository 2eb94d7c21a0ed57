using System.Globalization;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Server.Tests;

/// <summary>A project with releases of the emergency flood-2025, each passed by the gate and written as in real life.</summary>
internal sealed class PublishedProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReleaseRegister _register;
    private readonly ContributorRecords _records;

    public PublishedProject()
    {
        Write("project.yaml", """
            name: darya
            time_zone: Asia/Karachi
            inputs:
              events:
                - files: inbox/events/*.csv
                  columns: { subscriber: msisdn, timestamp: event_time, cell: cell_id }
                  timestamp_format: iso8601
                  subscriber_kind: opaque
              cells: reference/cells.csv
              areas: reference/areas.geojson
            emergencies:
              - { id: flood-2025, hazard: flood, onset: 2025-08-26, areas: [PK1A1, PK1A2] }
              - { id: heat-2026, hazard: heatwave, onset: 2026-05-20, areas: [PK1A1] }
            """);
        Write("reference/areas.geojson", AreasFile());
        _register = new(Releases, Clock);
        _records = new(Path.Combine(_folder.Path, "lake", "contributors"), pseudonymKey: null);
        _register.CreateKey("Amina", "Operator", "releaser", Key("amina"));
        _register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
    }

    /// <summary>Open, without web application, and without a demand of a second factor.</summary>
    public ServeOptions Options => new(_folder.Path) { Open = true, WebRoot = Path.Combine(_folder.Path, "no-web"), SecondFactorFor = [] };

    public string Releases => Path.Combine(_folder.Path, "releases");

    private static IClock Clock { get; } = new TickingClock();

    public ReleaseId Proposed(LocalDate vintage, long displaced = 60)
    {
        var areas = Areas();
        (LocalDate, string, long)[] Weeks(long first) =>
            [(Week1, "PK1A1", first), (Week1, "PK1A2", 40), (Week1, "PK1A3", 100), (Week2, "PK1A1", first + 20), (Week2, "PK1A2", 50), (Week2, "PK1A3", 2)];
        Cube flows = new(Indicator.DisplacementFlow,
        [
            Cell("PK1A", Week1, People(80), "PK1A"), Cell("PK1A", Week1, People(displaced), "PK2A"), Cell("PK1A", Week1, People(57), "PK1B"),
            Cell("PK1A", Week1, People(3), "PK2B"),
        ]);
        var input = Input(areas, Summed(Indicator.DisplacedStock, areas, Weeks(displaced)), flows) with
        {
            Vintage = vintage,
            Headline = new(true, Week2, Week2.PlusDays(6), People(displaced + 72), ["PK1A"]),
        };
        return ReleaseWriter.Propose(input, ReleaseGate.Apply(input, _register.Published(input, _records)), Releases, "<!doctype html><title>Bulletin</title>", Clock, _records);
    }

    public ReleaseId Published(LocalDate vintage, long displaced = 60)
    {
        var id = Proposed(vintage, displaced);
        _register.Approve(id, Key("amina"));
        _register.Approve(id, Key("bilal"));
        _register.Publish(id);
        return id;
    }

    public void Recall(ReleaseId id) => _register.Recall(id, Key("amina"), "A feed was counted twice.");

    public void Correct(ReleaseId id, string text) => _register.AddErratum(id, Key("amina"), text);

    public string FileOf(ReleaseId id, string name) => Path.Combine(Releases, id.Value, name);

    public void Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _folder.Dispose();

    private string Key(string name) => Path.Combine(_folder.Path, name + ".pem");

    /// <summary>The country of the releases as a row of squares that touch, with Urdu names.</summary>
    private static string AreasFile()
    {
        var areas = Areas();
        var finest = areas.Finest.Index().ToDictionary(a => a.Item.PCode, a => (West: 60.0 + a.Index, East: 61.0 + a.Index), StringComparer.Ordinal);
        var features = areas.All.Select(area =>
        {
            var inside = finest.Where(f => areas.AncestorAt(f.Key, area.AdminLevel)!.PCode == area.PCode).Select(f => f.Value).ToList();
            var (west, east) = (inside.Min(i => i.West), inside.Max(i => i.East));
            // Every corner of the finest areas, so that levels and neighbours share their points.
            var xs = Enumerable.Range(0, (int)(east - west) + 1).Select(i => west + i).ToList();
            var ring = xs.Select(x => (x, 30)).Concat(xs.AsEnumerable().Reverse().Select(x => (x, 31))).Append((west, 30));
            var points = string.Join(",", ring.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.Item1},{p.Item2}]")));
            return $$$"""{"type":"Feature","properties":{"pcode":"{{{area.PCode}}}","name":"{{{area.Name}}}","name_ur":"نام {{{area.PCode}}}","admin_level":{{{area.AdminLevel}}},"parent":{{{(area.Parent is null ? "null" : $"\"{area.Parent}\"")}}}},"geometry":{"type":"Polygon","coordinates":[[{{{points}}}]]}}""";
        });
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}]}""";
    }

    private sealed class TickingClock : IClock
    {
        private Instant _now = Instant.FromUtc(2025, 9, 15, 8, 0);

        public Instant GetCurrentInstant() => _now += Duration.FromMinutes(1);
    }
}
