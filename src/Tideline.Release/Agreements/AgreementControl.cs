using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Projects.Agreements;
using Tideline.Release.Files;

namespace Tideline.Release.Agreements;

/// <summary>Holds what is done with a release against the agreement that it was made under, as its file says now.</summary>
/// <param name="Today">The local day on which it is done.</param>
public sealed record AgreementControl(ProjectAgreements Agreements, LocalDate Today)
{
    private const string Left = "Nothing was changed.";

    /// <summary>For approval and publication: the agreement binds, is in force, and has the text that the release was proposed under.</summary>
    /// <exception cref="DisclosureRefusedException">AG1, AG2 or AG10.</exception>
    public void Demand(ReleaseManifest manifest)
    {
        if (InForce(manifest) is { } held && held.Sha256 != manifest.Agreement!.Sha256)
        {
            throw Refusal.TextChanged.Because(
                $"Release {manifest.Release} was proposed under another text of agreement '{held.Terms.Id}' than {held.File} has now.", Left);
        }
    }

    /// <summary>For handing over: the agreement is in force and names the recipient.</summary>
    /// <param name="recipient">An organisation; null: nobody was named.</param>
    /// <exception cref="DisclosureRefusedException">AG1, AG2 or AG8.</exception>
    public void DemandRecipient(ReleaseManifest manifest, string? recipient)
    {
        if (InForce(manifest) is { } held && (recipient is null || !held.Terms.Names(recipient)))
        {
            throw Refusal.Recipient.Because(
                $"Agreement '{held.Terms.Id}' names {string.Join(", ", held.Terms.Recipients)}, and {(recipient is null ? "it is not said for whom this is" : $"'{recipient}' is none of them")}.",
                "No bundle was made.");
        }
    }

    // Who takes 'agreements:' out of project.yaml is still bound by what a release was made under.
    private HeldAgreement? InForce(ReleaseManifest manifest)
    {
        if (manifest.Agreement?.Id is not { } id)
        {
            return !Agreements.Bind ? null : throw Refusal.NoAgreement.Because(
                $"Release {manifest.Release} was proposed under no agreement, and project.yaml now requires one. Then run again.", Left);
        }

        var held = Agreements.Find(id) ?? throw Refusal.NoAgreement.Because(
            $"Release {manifest.Release} was made under agreement '{id}', and there is no agreements/{id}.yaml any more.", Left);
        if (Agreements.Bind && Agreements.All.All(a => a.Terms.Id != id))
        {
            throw Refusal.NoAgreement.Because($"Release {manifest.Release} was made under agreement '{id}', which project.yaml does not name any more.", Left);
        }

        ProjectAgreements.DemandInForce(held.Terms, Today, Left);
        return held;
    }
}
