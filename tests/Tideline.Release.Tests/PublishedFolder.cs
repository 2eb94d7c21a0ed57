using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

/// <summary>A register with the keys of Amina and Celia (operator) and Bilal (statistics office), and a release to enter in it.</summary>
internal sealed class PublishedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PublishedFolder()
    {
        Register = new(Releases, new TickingClock());
        Register.CreateKey("Amina", "Operator", "releaser", Key("amina"));
        Register.CreateKey("Bilal", "Statistics office", "releaser", Key("bilal"));
        Register.CreateKey("Celia", "Operator", "releaser", Key("celia"));
    }

    /// <summary>What a release of another day would be made from.</summary>
    public static ReleaseInput Later => Sample(new(2025, 9, 21));

    public ReleaseRegister Register { get; }

    public string Releases => _folder.Releases;

    public static ReleaseInput Sample(LocalDate vintage) => Input(
        Areas(), Summed(Indicator.DisplacedStock, Areas(), Week1, new Dictionary<string, long> { ["PK1A1"] = 60, ["PK1A2"] = 40, ["PK1A3"] = 100 })) with
    {
        Vintage = vintage,
    };

    public ReleaseId Proposed(LocalDate? vintage = null)
    {
        var input = Sample(vintage ?? new(2025, 9, 14));
        return ReleaseWriter.Propose(input, ReleaseGate.Apply(input, Register.Published(input)), Releases, "<!doctype html>", new TickingClock());
    }

    public ReleaseId Published(LocalDate? vintage = null)
    {
        var id = Proposed(vintage);
        Register.Approve(id, Key("amina"));
        Register.Approve(id, Key("bilal"));
        Register.Publish(id);
        return id;
    }

    public string Key(string name) => File(name + ".pem");

    public string File(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();
}
