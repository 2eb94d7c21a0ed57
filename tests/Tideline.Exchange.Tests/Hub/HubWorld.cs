using System.Globalization;
using System.IO.Compression;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Exchange.Hub;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Release.Tests;

namespace Tideline.Exchange.Tests.Hub;

/// <summary>A hub with its folder, and operators whose releases passed the gate and were approved as in real life.</summary>
internal sealed class HubWorld : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="section">Keys of <c>hub:</c> beside those that every test needs, indented by two.</param>
    /// <param name="names">Operators with their weights.</param>
    public HubWorld(string section = "", string agreed = "", params IReadOnlyList<(string Name, double Weight)> names)
    {
        Areas = Country.Areas();
        _folder.Write("hub/reference/areas.geojson", GeoJson(Areas));
        Operators = names.Count > 0 ? names : [("alpha", 0.5), ("beta", 0.3), ("gamma", 0.2)];
        var operators = string.Concat(Operators.Select(o => string.Create(
            CultureInfo.InvariantCulture, $"    - {{ name: {o.Name}, organisation: {o.Name} Mobile, public_key: keys/{o.Name}.pem, weight: {o.Weight} }}\n")));
        _folder.Write("hub/project.yaml", $$"""
            name: hub
            time_zone: Asia/Karachi
            inputs:
              areas: reference/areas.geojson
            hub:
              name: darya-hub
              access_model: operator_runs
              operators:
            {{operators}}
              weights: { basis: market_share }
              agreed: { indicators: [displaced_stock, displaced_hosted], level: 3, from: 2025-08-01, to: 2025-12-31{{agreed}} }
            {{section}}
            """);
        Boundaries = ReferenceReader.ReadAreas(Project, Configuration).Boundaries!;
        foreach (var (name, _) in Operators)
        {
            Nodes[name] = new(name, _folder.File(name), Boundaries, Clock);
            _folder.Write($"hub/keys/{name}.pem", PublicKeyFile.Of(Nodes[name].Register.Keys[0]));
        }
    }

    public AreaHierarchy Areas { get; }

    public IReadOnlyList<(string Name, double Weight)> Operators { get; }

    public Dictionary<string, Node> Nodes { get; } = [];

    public SteppedClock Clock { get; } = new();

    public Boundaries Boundaries { get; }

    public ProjectFolder Project => new(_folder.File("hub"));

    public ProjectConfiguration Configuration => ProjectFile.Load(Project);

    public HubReception Reception => new(Project, Configuration, Clock);

    public HubRegister Register => new(Project, Clock);

    public string File(string name) => _folder.File(name);

    /// <summary>Packs what the operators have published and lets the hub receive it.</summary>
    public void Deliver(params IReadOnlyList<string> names)
    {
        foreach (var name in names.Count > 0 ? names : [.. Nodes.Keys])
        {
            var receipt = Reception.Receive(Nodes[name].Pack().File, "file");
            Assert.True(receipt.IsAccepted, receipt.Refusal);
        }
    }

    public CombinedManifest Combine(LocalDate? vintage = null) => HubCombination.Write(Project, Configuration, vintage ?? Node.Vintage, null, Clock).Manifest;

    public IReadOnlyList<Release.Observations.Observation> Combined(CombinedManifest manifest) =>
        ObservationCsv.Read(System.IO.File.ReadAllText(Path.Combine(Project.Hub, "combined", manifest.Id, "observations.csv")), "observations.csv");

    public void Dispose() => _folder.Dispose();

    /// <summary>Tehsils side by side, and everything above them around them.</summary>
    private static string GeoJson(AreaHierarchy areas)
    {
        var columns = areas.Finest.Index().ToDictionary(a => a.Item.PCode, a => a.Index, StringComparer.Ordinal);
        var features = areas.All.Select(a =>
        {
            int[] below = [.. areas.Finest.Where(f => areas.AncestorAt(f.PCode, a.AdminLevel) == a).Select(f => columns[f.PCode])];
            var (west, east) = (60 + (below.Min() * 0.1), 60 + ((below.Max() + 1) * 0.1));
            return string.Create(
                CultureInfo.InvariantCulture,
                $$$"""{"type":"Feature","properties":{"pcode":"{{{a.PCode}}}","name":"{{{a.Name}}}","admin_level":{{{a.AdminLevel}}},"parent":{{{(a.Parent is null ? "null" : $"\"{a.Parent}\"")}}} },"geometry":{"type":"Polygon","coordinates":[[[{{{west:0.0}}},30],[{{{east:0.0}}},30],[{{{east:0.0}}},31],[{{{west:0.0}}},31],[{{{west:0.0}}},30]]]}}""");
        });
        return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";
    }
}

/// <summary>One operator: its register, keys and releases.</summary>
internal sealed class Node
{
    public static readonly LocalDate Vintage = new(2025, 9, 14);

    private readonly Boundaries _boundaries;
    private readonly IClock _clock;
    private ReleaseId? _last;
    private int _packed;

    public Node(string name, string folder, Boundaries boundaries, IClock clock)
    {
        (Name, Project, _boundaries, _clock) = (name, new(folder), boundaries, clock);
        Directory.CreateDirectory(folder);
        Register = new(Project.Releases, clock);
        Register.CreateKey("Amina", name + " Mobile", "releaser", Key("amina"));
        Register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
    }

    public string Name { get; }

    public ProjectFolder Project { get; }

    public ReleaseRegister Register { get; }

    public string Key(string person) => Path.Combine(Project.Root, person + ".pem");

    /// <summary>Publishes stocks by home.</summary>
    /// <param name="homes">Subscribers displaced by week and tehsil.</param>
    public ReleaseId Publish(
        IReadOnlyList<(LocalDate Week, string Area, long Contributors)> homes, LocalDate? vintage = null, Func<Release.ReleaseInput, Release.ReleaseInput>? with = null, bool publish = true)
    {
        var input = Country.Input(_boundaries.Hierarchy, Country.Summed(Indicator.DisplacedStock, _boundaries.Hierarchy, homes)) with { Vintage = vintage ?? Vintage };
        input = (with ?? (i => i))(input with { Reference = input.Reference with { Boundaries = _boundaries } });
        var id = ReleaseWriter.Propose(input, ReleaseGate.Apply(input, Register.Published(input)), Project.Releases, "<!doctype html>", _clock);
        if (publish)
        {
            Register.Approve(id, Key("amina"));
            Register.Approve(id, Key("bilal"));
            Register.Publish(id);
        }

        _last = id;
        return id;
    }

    public (PackedBundle Packed, string File) Pack(string hub = "darya-hub", string person = "amina", string? name = null, int days = 14)
    {
        var file = Path.Combine(Project.Root, FormattableString.Invariant($"bundle-{++_packed}.zip"));
        return (HubBundle.Pack(Register, Project, _last!, hub, name ?? Name, Key(person), file, Duration.FromDays(days), _clock), file);
    }

    /// <summary>The published figures.</summary>
    public IReadOnlyList<Release.Observations.Observation> Released() =>
        ObservationCsv.Read(File.ReadAllText(Path.Combine(Project.Releases, _last!.Value, "observations.csv")), "observations.csv");
}

/// <summary>Goes on by a second at each look.</summary>
internal sealed class SteppedClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2025, 9, 15, 8, 0);

    public Instant GetCurrentInstant() => Now += Duration.FromSeconds(1);
}

/// <summary>Zip files that somebody has changed.</summary>
internal static class Tampered
{
    public static string With(string file, string entry, Func<byte[], byte[]> change)
    {
        var changed = file + ".changed.zip";
        File.Copy(file, changed, overwrite: true);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        using var stream = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        stream.SetLength(0);
        stream.Write(change(bytes.ToArray()));
        return changed;
    }
}
