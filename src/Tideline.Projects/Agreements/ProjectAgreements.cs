using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Agreements;

/// <summary>The agreements of a project: those that <c>agreements:</c> names, or every file where it says <c>required</c>.</summary>
/// <param name="Folder">Full path of <c>agreements/</c>.</param>
/// <param name="Rules">Null: the project is bound by none.</param>
/// <param name="All">Those that bind it, in the order in which they are asked.</param>
public sealed record ProjectAgreements(string Folder, AgreementRules? Rules, IReadOnlyList<HeldAgreement> All)
{
    /// <summary>What is said where nothing is held against an agreement.</summary>
    public const string None = "No agreement: what may leave, for whom and until when is for the approvers to know.";

    public bool Bind => Rules is not null;

    /// <exception cref="ConfigurationException">A file cannot be read, or is no agreement.</exception>
    /// <exception cref="DisclosureRefusedException">AG1: one that is named is not there.</exception>
    public static ProjectAgreements Read(ProjectFolder folder, ProjectConfiguration configuration) => Read(folder, configuration.Agreements);

    /// <inheritdoc cref="Read(ProjectFolder, ProjectConfiguration)"/>
    public static ProjectAgreements Read(ProjectFolder folder, AgreementRules? rules)
    {
        var agreements = new ProjectAgreements(folder.Agreements, rules, []);
        return agreements with
        {
            All = rules is null ? [] : [.. (rules.Ids.Count > 0 ? rules.Ids : IdsIn(folder.Agreements)).Select(agreements.Demand)],
        };
    }

    /// <summary>The agreement for a run: the first that is in force, is for its emergency and purpose, and allows its minimum.</summary>
    /// <returns>Null where the project is bound by none.</returns>
    /// <exception cref="DisclosureRefusedException">AG1, AG2, AG3 or AG9: none fits. The code is of the one that came nearest.</exception>
    public HeldAgreement? Choose(EmergencyConfiguration emergency, PurposeKind purpose, long minimum, LocalDate today)
    {
        if (!Bind)
        {
            return null;
        }

        List<(int Passed, Refusal Why, string Detail)> refused = [];
        foreach (var held in All)
        {
            if (Refuses(held.Terms, emergency.Id, emergency.Hazard, purpose, minimum, today) is not { } refusal)
            {
                return held;
            }

            refused.Add(refusal);
        }

        return refused.Count == 0
            ? throw Refusal.NoAgreement.Because("project.yaml requires an agreement, and agreements/ holds none.", "Nothing was run.")
            : throw refused.MaxBy(r => r.Passed).Why.Because(string.Join(' ', refused.Select(r => r.Detail)), "Nothing was run.");
    }

    /// <exception cref="DisclosureRefusedException">AG2: the day lies outside its term.</exception>
    public static void DemandInForce(Agreement terms, LocalDate today, string left)
    {
        if (!terms.IsInForce(today))
        {
            throw Refusal.NotInForce.Because(Term(terms, today), left);
        }
    }

    /// <summary>The agreement of this id as its file says now; null where there is no such file.</summary>
    public HeldAgreement? Find(string id)
    {
        var path = Path.Combine(Folder, id + ".yaml");
        if (!AgreementsSection.IsId(id) || !File.Exists(path))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(path);
            var file = $"agreements/{id}.yaml";
            return new(AgreementFile.Parse(Encoding.UTF8.GetString(bytes), file), file, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException($"agreements/{id}.yaml cannot be read: {e.Message}", e);
        }
    }

    private HeldAgreement Demand(string id) => Find(id) ?? throw Refusal.NoAgreement.Because(
        $"project.yaml names the agreement '{id}', and there is no agreements/{id}.yaml.", "Nothing was changed.");

    private static IEnumerable<string> IdsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)
        : [];

    private static (int Passed, Refusal Why, string Detail)? Refuses(
        Agreement terms, string emergency, Hazard hazard, PurposeKind purpose, long minimum, LocalDate today) =>
        !terms.IsFor(emergency, hazard) ? (0, Refusal.Purpose, $"Agreement '{terms.Id}' is not for emergency '{emergency}'.")
        : terms.Purpose != purpose ? (1, Refusal.Purpose, $"Agreement '{terms.Id}' is for {terms.Purpose.Word()}, and the project is for {purpose.Word()}.")
        : !terms.IsInForce(today) ? (2, Refusal.NotInForce, Term(terms, today))
        : minimum < terms.MinimumSubscribers ? (3, Refusal.Minimum, FormattableString.Invariant($"Agreement '{terms.Id}' asks for at least {terms.MinimumSubscribers} subscribers behind a figure, and disclosure.minimum_subscribers is {minimum}."))
        : null;

    private static string Term(Agreement terms, LocalDate today) => today < terms.Start
        ? $"Agreement '{terms.Id}' begins on {LocalDatePattern.Iso.Format(terms.Start)}."
        : $"Agreement '{terms.Id}' ended on {LocalDatePattern.Iso.Format(terms.End)}.";
}
