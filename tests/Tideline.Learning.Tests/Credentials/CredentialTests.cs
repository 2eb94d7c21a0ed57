using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Learning.Credentials;

namespace Tideline.Learning.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    private static readonly Guid _id = new("0b6c6f0e-5a3e-4d0c-9a6e-1b2a4f6d8c10");
    private readonly Learner _learner = new Learner().Passes("A1", "A2", "A8");
    private readonly Issuer _issuer;

    public CredentialTests() => _issuer = Issuer.Create(_learner.Below("issuer"), "Statistics Office of Darya", "https://stat.example");

    public void Dispose() => _learner.Dispose();

    [Fact]
    public void A_credential_is_made_where_every_module_of_the_level_is_passed_and_holds()
    {
        var check = Check(Issued().Text);

        Assert.True(check.Holds, string.Join(' ', check.Faults));
        Assert.Equal("Zainab بی بی", check.Credential!.Holder);
        Assert.Equal("Reader of mobility figures", check.Credential.Achievement);
        Assert.Equal(Instant.FromUtc(2028, 11, 30, 12, 0), check.Credential.ValidUntil);
    }

    [Fact]
    public void None_is_made_where_a_module_lacks()
    {
        using var other = new Learner().Passes("A1", "A2").Tries("A8", true);

        Assert.Contains("A8", Assert.Throws<InputRefusedException>(() => Award.Of(BadgeLevel.Find("reader"), other.Book, Learner.Seed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_made_of_a_record_that_was_changed()
    {
        File.WriteAllText(_learner.File, File.ReadAllText(_learner.File).Replace("A8", "A7", StringComparison.Ordinal));

        Assert.Throws<EngineException>(() => Award.Of(BadgeLevel.Find("reader"), _learner.Book, Learner.Seed));
    }

    [Fact]
    public void None_is_made_of_attempts_at_another_learners_country() =>
        Assert.Throws<InputRefusedException>(() => Award.Of(BadgeLevel.Find("reader"), _learner.Book, Learner.Seed + 1));

    [Fact]
    public void It_has_what_Open_Badges_3_demands()
    {
        var claims = JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(Issued().Text.Split('.')[1])).RootElement;

        // AchievementCredential, Profile, AchievementSubject and Achievement of the specification: what is required of each.
        Assert.All(["@context", "id", "type", "credentialSubject", "issuer", "validFrom"], key => Assert.True(claims.TryGetProperty(key, out _), key));
        Assert.Equal("https://www.w3.org/ns/credentials/v2", claims.GetProperty("@context")[0].GetString());
        Assert.Equal("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", claims.GetProperty("@context")[1].GetString());
        Assert.All(["id", "type"], key => Assert.True(claims.GetProperty("issuer").TryGetProperty(key, out _), key));
        var subject = claims.GetProperty("credentialSubject");
        Assert.All(["id", "type", "achievement"], key => Assert.True(subject.TryGetProperty(key, out _), key));
        Assert.All(["id", "type", "name", "description", "criteria"], key => Assert.True(subject.GetProperty("achievement").TryGetProperty(key, out _), key));
        // The claims of a JWT repeat them.
        Assert.Equal(claims.GetProperty("issuer").GetProperty("id").GetString(), claims.GetProperty("iss").GetString());
        Assert.Equal(claims.GetProperty("id").GetString(), claims.GetProperty("jti").GetString());
        Assert.Equal(subject.GetProperty("id").GetString(), claims.GetProperty("sub").GetString());
        Assert.Contains("Not issued by the World Bank, ITU or Flowminder", subject.GetProperty("achievement").GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_changed_does_not_hold()
    {
        var parts = Issued().Text.Split('.');
        var claims = System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("Zainab", "Rukhsana", StringComparison.Ordinal);
        var changed = $"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims))}.{parts[2]}";

        Assert.Contains("did not sign it", Assert.Single(Check(changed).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_brings_its_own_key_is_not_believed()
    {
        var forger = Issuer.Create(_learner.Below("forger"), "Statistics Office of Darya", null);
        var forged = forger.Issue(Award.Of(BadgeLevel.Find("reader"), _learner.Book, Learner.Seed), "Nobody", _id, Learner.Now);

        Assert.False(Check(forged.Text).Holds);
    }

    [Theory]
    [InlineData("not a credential")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    [InlineData("")]
    public void What_is_no_credential_does_not_hold(string text) => Assert.False(Check(text).Holds);

    [Fact]
    public void It_holds_for_24_months()
    {
        var text = Issued().Text;

        Assert.True(CredentialCheck.Of(text, _issuer.Key, null, Instant.FromUtc(2028, 11, 30, 11, 59)).Holds);
        Assert.Contains("held until", Assert.Single(CredentialCheck.Of(text, _issuer.Key, null, Instant.FromUtc(2028, 11, 30, 12, 0)).Faults), StringComparison.Ordinal);
        Assert.False(CredentialCheck.Of(text, _issuer.Key, null, Instant.FromUtc(2026, 11, 30, 11, 59)).Holds);
    }

    [Fact]
    public void A_revoked_one_does_not_hold_and_the_list_must_be_the_issuers()
    {
        var credential = Issued();
        _issuer.Revoke(credential.Id, "Issued by mistake", Learner.Now);
        var file = Path.Combine(_learner.Below("issuer"), Issuer.RevokedFile);
        var list = RevocationList.Read(File.ReadAllText(file), file, _issuer.Key);

        Assert.Contains("Issued by mistake", Assert.Single(CredentialCheck.Of(credential.Text, _issuer.Key, list, Learner.Now).Faults), StringComparison.Ordinal);
        var other = Issuer.Create(_learner.Below("other"), "Other", null);
        Assert.Throws<InputRefusedException>(() => RevocationList.Read(File.ReadAllText(file), file, other.Key));
    }

    [Fact]
    public void The_private_key_is_for_its_owner_alone_and_is_never_replaced()
    {
        var key = Path.Combine(_learner.Below("issuer"), "issuer.key.pem");

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }

        Assert.DoesNotContain("\"d\"", File.ReadAllText(Path.Combine(_learner.Below("issuer"), IssuerKey.FileName)), StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => Issuer.Create(_learner.Below("issuer"), "Another", null));
    }

    [Fact]
    public void Its_page_prints_names_as_text_and_carries_the_credential()
    {
        using var producer = new Learner().Passes([.. BadgeLevel.Find("producer").Modules]);
        var award = Award.Of(BadgeLevel.Find("producer"), producer.Book, Learner.Seed);
        var page = CertificatePage.Of(_issuer.Issue(award, "<script>Zainab & Co</script>", _id, Learner.Now));

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;Zainab &amp; Co", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_program_verifies_the_signature_with_the_issuers_public_key()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(f => f.Length > 0).Select(f => Path.Combine(f, "jose")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("TIDELINE_REQUIRE_ALL") == "1", "Debian's jose is not installed.");
            Assert.Fail("TIDELINE_REQUIRE_ALL is set, but jose is not installed.");
        }

        var (jwt, changed) = (_learner.Below("reader.jwt"), _learner.Below("changed.jwt"));
        var text = Issued().Text;
        File.WriteAllText(jwt, text);
        var parts = text.Split('.');
        File.WriteAllText(changed, $"{parts[0]}.{(parts[1][0] == 'e' ? 'f' : 'e')}{parts[1][1..]}.{parts[2]}");

        Assert.Equal(0, Verified(program!, jwt));
        Assert.NotEqual(0, Verified(program!, changed));
    }

    private int Verified(string program, string jwt)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["jws", "ver", "-i", jwt, "-k", Path.Combine(_learner.Below("issuer"), IssuerKey.FileName)]) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private Credential Issued() => _issuer.Issue(Award.Of(BadgeLevel.Find("reader"), _learner.Book, Learner.Seed), "Zainab بی بی", _id, Learner.Now);

    private CredentialCheck Check(string text) => CredentialCheck.Of(text, _issuer.Key, new([]), Learner.Now);
}
