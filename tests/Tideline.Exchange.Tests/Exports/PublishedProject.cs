using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Releases;
using Tideline.Projects.Configuration;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Exchange.Tests.Exports;

/// <summary>A project whose releases passed the gate and were approved as in real life.</summary>
internal sealed class PublishedProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PublishedProject()
    {
        Register = new(Releases, new TickingClock());
        Register.CreateKey("Amina", "Operator", "releaser", Key("amina"));
        Register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
    }

    public ReleaseRegister Register { get; }

    /// <summary>Figures of its releases beside those they always have.</summary>
    public IReadOnlyList<Cube> More { get; init; } = [];

    /// <summary>Figures of its releases instead of those; null: those.</summary>
    public IReadOnlyList<Cube>? Instead { get; init; }

    public string Path => _folder.Path;

    public string Releases => File("releases");

    public string Lake => File("lake");

    public static ExportOptions Options { get; } = new()
    {
        Words = new BulletinConfiguration { IssuedBy = "Statistics office", Contact = "figures@example.org" },
        Location = "PAK",
        Sender = "figures@example.org",
        TimeZone = DateTimeZoneProviders.Tzdb["Asia/Karachi"],
    };

    public ReleaseId Proposed(bool claimed = true)
    {
        var areas = Areas();
        (LocalDate, string, long)[] homes = [(Week1, "PK1A1", 60), (Week1, "PK1A2", 40), (Week1, "PK1A3", 100), (Week2, "PK1A1", 80), (Week2, "PK1A2", 50), (Week2, "PK1A3", 2)];
        (LocalDate, string, long)[] hosts = [(Week1, "PK2A1", 90), (Week1, "PK2A2", 110), (Week2, "PK2A1", 70), (Week2, "PK2A2", 3), (Week2, "PK1B1", 59)];
        Cube flows = new(Indicator.DisplacementFlow, [Cell("PK1A", Week1, People(80), "PK1A"), Cell("PK1A", Week1, People(60), "PK2A"), Cell("PK1A", Week1, People(57), "PK1B"), Cell("PK1A", Week1, People(3), "PK2B")]);
        var input = Input(areas, [.. Instead ?? [Summed(Indicator.DisplacedStock, areas, homes), Summed(Indicator.DisplacedHosted, areas, hosts), flows, .. More]]) with
        {
            Headline = new(claimed, Week2, Week2.PlusDays(6), People(132), claimed ? ["PK1A"] : []),
        };
        return ReleaseWriter.Propose(input, ReleaseGate.Apply(input, Register.Published(input)), Releases, "<!doctype html><title>Bulletin</title>", new TickingClock());
    }

    public ReleaseId Published(bool claimed = true)
    {
        var id = Proposed(claimed);
        Register.Approve(id, Key("amina"));
        Register.Approve(id, Key("bilal"));
        Register.Publish(id);
        return id;
    }

    public PublishedRelease Open(ReleaseId id) => PublishedRelease.Open(Register, Releases, id);

    public IReadOnlyDictionary<string, byte[]> Export(params ExportFormat[] formats) => ReleaseExport.Files(Open(Published()), formats, Options);

    public string Key(string name) => File(name + ".pem");

    public string File(string name) => _folder.File(name);

    public string Save(string name, byte[] bytes)
    {
        var path = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => _folder.Dispose();

    private sealed class TickingClock : IClock
    {
        private Instant _now = Instant.FromUtc(2025, 9, 15, 8, 0);

        public Instant GetCurrentInstant() => _now += Duration.FromMinutes(1);
    }
}
