using System.Text;

namespace Tideline.Release.Register;

/// <summary>What a person signs.</summary>
public static class SignedStatement
{
    /// <summary>The bytes under the signature of an entry: purpose, release, manifest, key and instant, and the text where there is
    /// one; one to a line.</summary>
    /// <exception cref="ArgumentException">Nobody signs entries of this kind.</exception>
    public static byte[] Of(RegisterEntry entry)
    {
        var text = entry.Text is null ? "" : entry.Text + "\n";
        return Encoding.UTF8.GetBytes(
            $"tideline {Purpose(entry.Event)} 1\n{entry.Release}\n{entry.ManifestSha256}\n{entry.Key}\n{entry.At}\n{text}");
    }

    /// <summary>Whether entries of this kind count only with a person's signature.</summary>
    public static bool IsSigned(RegisterEvent kind) =>
        kind is RegisterEvent.Approved or RegisterEvent.Refused or RegisterEvent.Recalled or RegisterEvent.Erratum;

    /// <summary>Whether an entry has to carry a valid signature: those that count only with one, and a proposal that names a person.</summary>
    public static bool IsSigned(RegisterEntry entry) =>
        IsSigned(entry.Event) || (entry.Event == RegisterEvent.Proposed && entry.Key is not null);

    private static string Purpose(RegisterEvent kind) => kind switch
    {
        RegisterEvent.Proposed => "proposal",
        RegisterEvent.Approved => "approval",
        RegisterEvent.Refused => "refusal",
        RegisterEvent.Recalled => "recall",
        RegisterEvent.Erratum => "erratum",
        _ => throw new ArgumentException($"Nobody signs an entry of the kind {kind}.", nameof(kind)),
    };
}
