using Tideline.Release.Register;

namespace Tideline.Release.Stops;

/// <summary>A stop that stands.</summary>
/// <param name="Number">Of its line in the register, from 1.</param>
/// <param name="Sha256">Of its line; what is signed to lift it.</param>
/// <param name="At">Instant, ISO 8601.</param>
/// <param name="By">Who stopped.</param>
/// <param name="Account">Of the server through which it came; null: through none.</param>
/// <param name="Because">Why, on one line.</param>
/// <param name="Agreed">People who signed that it may be lifted, each once.</param>
public sealed record StopState(long Number, string Sha256, string At, string By, string? Account, string Because, IReadOnlyList<SigningKey> Agreed)
{
    /// <summary>What whoever is held back is told.</summary>
    public string Told => $"Exports were stopped on {At[..Math.Min(10, At.Length)]}: {Because}";
}
