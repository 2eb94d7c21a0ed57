using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using Tideline.Projects.Chains;
using Tideline.Release.Register;

namespace Tideline.Server.Tests.Approvals;

/// <summary>A project with a proposed release and two people of two organisations, whose private keys are outside the project.</summary>
internal sealed class ProposedRelease : IDisposable
{
    public const string Id = "flood-2025-2025-09-14-0a1b2c3d";

    private readonly TemporaryFolder _keys = new();

    /// <param name="project">The project folder.</param>
    /// <param name="askedBy">Account that asked for the run; null: none did.</param>
    public ProposedRelease(string project, string? askedBy = null)
    {
        var releases = Path.Combine(project, "releases");
        Directory.CreateDirectory(Path.Combine(releases, Id));
        Register = new(releases, SystemClock.Instance);
        Amina = Register.CreateKey("Amina", "Operator", "releaser", KeyFile("Amina"));
        Bilal = Register.CreateKey("Bilal", "Agency", "releaser", KeyFile("Bilal"));
        var observations = "indicator,area\n"u8.ToArray();
        File.WriteAllBytes(Path.Combine(releases, Id, "observations.csv"), observations);
        var manifest = Encoding.UTF8.GetBytes(
            $$"""
            {
              "release": "{{Id}}",
              "emergency": { "id": "flood-2025", "hazard": "flood", "onset": "2025-08-26", "evacuation_starts": "2025-08-23", "ends": "2025-09-09" },
              "vintage": "2025-09-14",
              "files": { "observations.csv": "{{Convert.ToHexStringLower(SHA256.HashData(observations))}}" }
            }
            """);
        File.WriteAllBytes(Path.Combine(releases, Id, "manifest.json"), manifest);
        new ChainFile<RegisterEntry>(
            Path.Combine(releases, "register.jsonl"), "register", "", line => JsonSerializer.Deserialize<RegisterEntry>(line, ChainJson.Options())!)
            .AppendNext((sequence, previous) => new(
                sequence, previous, RegisterEvent.Proposed, SystemClock.Instance.GetCurrentInstant().ToString(), Id,
                Convert.ToHexStringLower(SHA256.HashData(manifest)), Account: askedBy));
    }

    public ReleaseRegister Register { get; }

    public SigningKey Amina { get; }

    public SigningKey Bilal { get; }

    /// <summary>What WebCrypto gives for ECDSA with P-256 and SHA-256: r and s, as base64.</summary>
    public string Sign(SigningKey person, string statement)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile(person.Name)));
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(statement), HashAlgorithmName.SHA256));
    }

    public void Dispose() => _keys.Dispose();

    private string KeyFile(string name) => Path.Combine(_keys.Path, name);
}
