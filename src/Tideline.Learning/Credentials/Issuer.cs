using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using Tideline.Domain;

namespace Tideline.Learning.Credentials;

/// <summary>A folder from which an institution issues: its private key, its public key, and the list of what it revoked.</summary>
public sealed class Issuer
{
    public const string RevokedFile = "revoked.jwt";

    private const string KeyFile = "issuer.key.pem";
    private const int LongestText = 200;

    private readonly string _folder;

    private Issuer(string folder, IssuerKey key)
    {
        _folder = folder;
        Key = key;
    }

    public IssuerKey Key { get; }

    /// <summary>Makes a key in a folder that has none.</summary>
    /// <param name="url">Page of the institution, https; null: none.</param>
    /// <exception cref="ConfigurationException">There is one already, or the name or address is none. Nothing was written.</exception>
    public static Issuer Create(string folder, string name, string? url)
    {
        var private_ = Path.Combine(folder, KeyFile);
        if (File.Exists(private_))
        {
            throw new ConfigurationException($"{private_} exists: credentials that were issued with it need it to be revoked. Choose another folder with --issuer. Nothing was written.");
        }

        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            throw new ConfigurationException($"--url is '{url}', which is no address that begins with https://. Nothing was written.");
        }

        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = new IssuerKey(Line(name, "--name"), url, made.ExportParameters(includePrivateParameters: false));
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(private_, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem() + "\n"));
        }

        File.WriteAllText(Path.Combine(folder, IssuerKey.FileName), key.ToJson());
        return new(folder, key);
    }

    /// <exception cref="ConfigurationException">The folder holds no issuer.</exception>
    public static Issuer Open(string folder)
    {
        var file = Path.Combine(folder, IssuerKey.FileName);
        return File.Exists(file)
            ? new(folder, IssuerKey.Parse(File.ReadAllText(file), file))
            : throw new ConfigurationException($"{folder} holds no issuer. Make one with 'tideline learn issuer create --name INSTITUTION'. Nothing was written.");
    }

    /// <summary>Signs a credential.</summary>
    /// <param name="name">Of the learner, who wants it to stand there.</param>
    public Credential Issue(Award award, string name, Guid id, Instant now)
    {
        var payload = OpenBadge.Of(Key, award, Line(name, "--name"), id, now);
        var text = Sign(OpenBadge.Header(Key), payload);
        return Credential.Read(text) ?? throw new InvalidOperationException("A credential that was just made cannot be read.");
    }

    /// <summary>Puts a credential on the list of those that no longer hold.</summary>
    /// <exception cref="InputRefusedException">The list was not signed by this issuer. Nothing was changed.</exception>
    public RevocationList Revoke(string credential, string reason, Instant now)
    {
        var file = Path.Combine(_folder, RevokedFile);
        var list = (File.Exists(file) ? RevocationList.Read(File.ReadAllText(file), file, Key) : new([])).With(credential, Line(reason, "--reason"), now);
        File.WriteAllText(file + ".part", Sign(new() { ["alg"] = "ES256", ["typ"] = "JWT" }, list.Payload(Key, now)));
        File.Move(file + ".part", file, overwrite: true);
        return list;
    }

    private string Sign(JsonObject header, JsonObject payload)
    {
        var file = Path.Combine(_folder, KeyFile);
        if (!File.Exists(file))
        {
            throw new ConfigurationException($"{file} is absent: only who holds the private key can issue and revoke. Nothing was written.");
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new ConfigurationException($"{file} is no private key. Restore it from a copy. Nothing was written.", e);
        }

        var text = CompactJws.Sign(header, payload, key);
        using var own = Key.Open();
        return CompactJws.IsSignedBy(text, own) ? text
            : throw new ConfigurationException($"{file} and {IssuerKey.FileName} are not of one key. Restore both from one copy. Nothing was written.");
    }

    private static string Line(string text, string option) => text.Trim() is { Length: > 0 and <= LongestText } line && !line.Any(char.IsControl) ? line
        : throw new ConfigurationException($"{option} needs a text of one line with at most {LongestText} characters. Nothing was written.");
}
