using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using static Tideline.Release.Tests.Country;

namespace Tideline.Release.Tests;

public sealed class SignedElsewhereTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StandingClock _clock = new();
    private readonly ReleaseRegister _register;
    private readonly SigningKey _amina;
    private readonly SigningKey _bilal;
    private readonly ReleaseId _id;

    public SignedElsewhereTests()
    {
        _register = new(_folder.Releases, _clock);
        _amina = _register.CreateKey("Amina", "Operator", "releaser", _folder.File("amina"));
        _bilal = _register.CreateKey("Bilal", "Statistics office", "releaser", _folder.File("bilal"));
        var input = Input(Areas(), Summed(Indicator.DisplacedStock, Areas(), Week1, new Dictionary<string, long> { ["PK1A1"] = 60, ["PK1A2"] = 40, ["PK1A3"] = 100 }));
        _id = ReleaseWriter.Propose(
            input, ReleaseGate.Apply(input, _register.Published(input)), _folder.Releases, "", _clock, new(_folder.File("contributors"), "key1"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_signatures_made_elsewhere_publish_as_those_made_here_do()
    {
        _register.Approve(_id, Given(_amina, "amina"));
        _register.Approve(_id, Given(_bilal, "bilal"));
        _register.Publish(_id);

        Assert.Equal(ReleaseState.Published, _register.StateOf(_id));
        Assert.Empty(_register.Verify(_id).Findings);
    }

    [Fact]
    public void A_recall_signed_elsewhere_is_over_its_reason()
    {
        _register.Approve(_id, _folder.File("amina"));
        _register.Approve(_id, _folder.File("bilal"));
        _register.Publish(_id);
        var given = Given(_amina, "amina", RegisterEvent.Recalled, "Wrong cells");

        Assert.Throws<DisclosureRefusedException>(() => _register.Recall(_id, given, "Another reason"));
        _register.Recall(_id, given, "Wrong cells");

        Assert.Equal(ReleaseState.Recalled, _register.StateOf(_id));
        Assert.Empty(_register.Verify(_id).Findings);
    }

    [Fact]
    public void A_signature_of_another_key_is_refused_and_nothing_is_entered()
    {
        var entries = _register.Entries.Count;

        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(_id, Given(_amina, "bilal")));
        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(_id, Given(_amina, "amina") with { Signature = "AAAA" }));

        Assert.Equal(entries, _register.Entries.Count);
    }

    [Fact]
    public void A_signature_for_one_purpose_does_not_serve_another()
    {
        var approval = Given(_amina, "amina");
        _register.Approve(_id, _folder.File("amina"));
        _register.Approve(_id, _folder.File("bilal"));
        _register.Publish(_id);

        Assert.Throws<DisclosureRefusedException>(() => _register.Recall(_id, approval, "Wrong cells"));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(-1)]
    public void A_statement_that_is_old_or_of_the_future_is_refused(int minutesLater)
    {
        var given = Given(_amina, "amina");
        _clock.Now += Duration.FromMinutes(minutesLater);

        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(_id, given));
    }

    [Fact]
    public void A_time_that_is_written_otherwise_than_in_the_statement_is_refused() => Assert.Throws<DisclosureRefusedException>(
        () => _register.Approve(_id, Given(_amina, "amina") with { At = "2025-09-15T08:00:00.000Z" }));

    [Fact]
    public void A_key_that_is_not_registered_is_given_no_statement() => Assert.Throws<ConfigurationException>(
        () => _register.StatementFor(_id, RegisterEvent.Approved, "0123456789abcdef"));

    [Fact]
    public void The_same_person_does_not_approve_twice()
    {
        _register.Approve(_id, Given(_amina, "amina"));

        Assert.Throws<DisclosureRefusedException>(() => _register.Approve(_id, Given(_amina, "amina")));
    }

    // What a browser does: the private key and the text of the statement, and nothing of ours.
    private GivenSignature Given(SigningKey person, string keyFile, RegisterEvent kind = RegisterEvent.Approved, string? reason = null)
    {
        var statement = _register.StatementFor(_id, kind, person.Id, reason);
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(_folder.File(keyFile)));
        var signature = key.SignData(Encoding.UTF8.GetBytes(statement.Text), HashAlgorithmName.SHA256);
        return new(statement.Key, statement.At, Convert.ToBase64String(signature));
    }

    private sealed class StandingClock : IClock
    {
        public Instant Now { get; set; } = Instant.FromUtc(2025, 9, 15, 8, 0);

        public Instant GetCurrentInstant() => Now;
    }
}
