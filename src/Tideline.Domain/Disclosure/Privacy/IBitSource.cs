namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>Where random bits come from. In a release they come from the system's cryptographic source: whoever could repeat the
/// bits could take the noise off.</summary>
public interface IBitSource
{
    /// <summary>A number of so many bits, from 1 to 64, each independent and as likely 0 as 1; higher bits are 0.</summary>
    ulong Take(int bits);
}
