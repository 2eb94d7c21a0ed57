namespace Tideline.Release.Register;

/// <summary>How a signature comes about: with the private key at hand, or made elsewhere before.</summary>
internal interface ISigning : IDisposable
{
    SigningKey Key { get; }

    /// <summary>The instant that the entry must have; null: now.</summary>
    string? At { get; }

    /// <summary>Account of the server that handed the signature in; null: none did.</summary>
    string? Account { get; }

    /// <summary>Base64 in IEEE P1363 form.</summary>
    string Sign(byte[] data);
}
