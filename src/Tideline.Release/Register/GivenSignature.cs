using NodaTime;
using NodaTime.Text;

namespace Tideline.Release.Register;

/// <summary>A signature that a person made elsewhere, over the statement that the register gave.</summary>
/// <param name="Key">Id of the registered key.</param>
/// <param name="At">The instant in the statement, as it stands there.</param>
/// <param name="Signature">Base64, IEEE P1363.</param>
/// <param name="Account">Of the server through which it was handed in; null: through none.</param>
public sealed record GivenSignature(string Key, string At, string Signature, string? Account = null)
{
    /// <summary>How long a person may take between reading a statement and handing in its signature.</summary>
    public static readonly Duration Patience = Duration.FromMinutes(15);

    /// <summary>Whether the statement is of the time before now; one of the future would be entered out of order.</summary>
    internal bool IsFresh(Instant now) =>
        InstantPattern.ExtendedIso.Parse(At) is { Success: true } at && at.Value.ToString() == At && at.Value <= now && now - at.Value <= Patience;
}

/// <summary>What a person is asked to sign.</summary>
/// <param name="Key">Id of the key that is to sign.</param>
/// <param name="At">To be handed in with the signature.</param>
/// <param name="Text">The bytes to be signed with ES256 are these characters in UTF-8.</param>
public sealed record StatementToSign(string Key, string At, string Text);
