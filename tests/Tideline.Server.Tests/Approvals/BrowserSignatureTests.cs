using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Chains;
using Tideline.Release.Gate;
using Tideline.Release.Register;

namespace Tideline.Server.Tests.Approvals;

/// <summary>A signature that the web application made, held against the register. Its tests read the same file.</summary>
public sealed class BrowserSignatureTests : IDisposable
{
    private readonly TemporaryFolder _project = new();
    private readonly JsonElement _vector = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "web", "tests", "unit", "signature.json"))).RootElement;

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_signature_of_the_web_application_approves()
    {
        var register = Register();

        var approvals = register.Approve(ReleaseId.Parse(Of("release")), new GivenSignature(Of("key"), Of("at"), Of("signature")));

        Assert.Equal(Of("key"), Assert.Single(approvals).Id);
    }

    [Fact]
    public void The_statement_is_the_text_that_the_web_application_signed() =>
        Assert.Equal(Of("text"), Register().StatementFor(ReleaseId.Parse(Of("release")), RegisterEvent.Approved, Of("key")).Text);

    private string Of(string name) => _vector.GetProperty(name).GetString()!;

    private ReleaseRegister Register()
    {
        var releases = Path.Combine(_project.Path, "releases");
        var release = Path.Combine(releases, Of("release"));
        Directory.CreateDirectory(release);
        File.WriteAllText(Path.Combine(release, "observations.csv"), Of("observations"));
        File.WriteAllText(Path.Combine(release, "manifest.json"), Of("manifest"));
        var lines = new ChainFile<RegisterEntry>(
            Path.Combine(releases, "register.jsonl"), "register", "", line => JsonSerializer.Deserialize<RegisterEntry>(line, ChainJson.Options())!);
        lines.AppendNext((sequence, previous) => new(
            sequence, previous, RegisterEvent.Key, Of("at"), Key: Of("key"), Name: "Amina", Organisation: "Operator", Role: "releaser", PublicKey: Of("publicKey")));
        lines.AppendNext((sequence, previous) => new(sequence, previous, RegisterEvent.Proposed, Of("at"), Of("release"), Of("manifestSha256")));
        return new(releases, new StandingClock(InstantPattern.General.Parse(Of("at")).Value));
    }

    private sealed class StandingClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
