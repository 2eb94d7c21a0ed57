using Tideline.Domain;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>What the register refuses to enter, whoever asks.</summary>
internal static class RegisterRefusals
{
    public static DisclosureRefusedException Closed(ReleaseVerification release) => new(
        $"Release {release.Id} was {(release.State == ReleaseState.Refused ? "refused" : "recalled")}; 'tideline release show {release.Id}' says why. Propose a new release; nothing was changed.")
    { Code = RegisterFault.ReleaseClosed };

    // A damaged copy of the files is no reason to leave a wrong release standing: only the register is asked.
    public static void DemandPublic(ReleaseVerification verification, string what)
    {
        if (verification.State == ReleaseState.Unknown)
        {
            throw NoSuch(verification.Id);
        }

        if (verification.State is not (ReleaseState.Published or ReleaseState.Recalled))
        {
            throw new DisclosureRefusedException(
                $"Release {verification.Id} was never published, so that there is nothing to be {what}. Nothing was changed.")
            { Code = RegisterFault.NeverPublished };
        }
    }

    public static ConfigurationException NoSuch(ReleaseId id) =>
        new($"There is no release {id} in this project; the folders in releases/ show those there are.") { Code = RegisterFault.ReleaseUnknown };

    // A line break would let a text pass for another line of what is signed.
    public static string LineOf(string text, string name) => string.IsNullOrWhiteSpace(text)
        ? throw new ConfigurationException($"The {name} is empty. Say it in a sentence for those who used the release; nothing was changed.") { Code = RegisterFault.WordsMissing }
        : text.ReplaceLineEndings(" ").Trim();
}
