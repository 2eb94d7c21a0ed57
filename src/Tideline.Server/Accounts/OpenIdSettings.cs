using Tideline.Domain;

namespace Tideline.Server.Accounts;

/// <summary>An OpenID Connect provider that people log in with.</summary>
/// <param name="Authority">Its address; <c>/.well-known/openid-configuration</c> is below it.</param>
/// <param name="Client">The id under which it knows this server.</param>
/// <param name="Secret">What this server shows it; never printed.</param>
public sealed record OpenIdSettings(Uri Authority, string Client, string Secret)
{
    /// <summary>From options of a command.</summary>
    /// <param name="secretFile">Holds the secret, which is no part of a command that others can list.</param>
    /// <returns>Null where none of the three is given.</returns>
    /// <exception cref="ConfigurationException">One is missing, or the address would send the secret in the clear.</exception>
    public static OpenIdSettings? Of(string? authority, string? client, string? secretFile)
    {
        if (authority is null && client is null && secretFile is null)
        {
            return null;
        }

        if (authority is null || client is null || secretFile is null || !File.Exists(secretFile))
        {
            throw new ConfigurationException(
                "OpenID Connect needs all three: --openid-authority, --openid-client, and --openid-secret-file with the secret in a file that is there. Nothing was started.");
        }

        return Uri.TryCreate(authority, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback)
            ? new(address, client, File.ReadAllText(secretFile).Trim())
            : throw new ConfigurationException("--openid-authority is no https address. Nothing was started.");
    }

    public override string ToString() => $"{Client} at {Authority}";
}
