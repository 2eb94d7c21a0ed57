using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Projects.Agreements;

namespace Tideline.Cli.Jobs;

/// <summary>How far one agreement covers a project as it is declared, before anything is run.</summary>
/// <param name="Gaps">What it does not cover, and what becomes of it; one sentence each.</param>
internal sealed record AgreementCoverage(
    string Id, int Version, bool InForce, LocalDate Start, LocalDate End, IReadOnlyList<string> Recipients, IReadOnlyList<string> Gaps)
{
    public static AgreementCoverage Of(HeldAgreement held, Workspace workspace)
    {
        var terms = held.Terms;
        return new(
            terms.Id, terms.Version, terms.IsInForce(RetentionJob.Today(workspace)), terms.Start, terms.End, terms.Recipients,
            [.. GapsOf(terms, workspace)]);
    }

    /// <summary>Emergencies that no agreement allows to run today, with the reason and its code.</summary>
    public static IReadOnlyDictionary<string, string> Uncovered(Workspace workspace)
    {
        var uncovered = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var emergency in workspace.Configuration.Emergencies)
        {
            try
            {
                _ = RunAgreements.Of(workspace, emergency);
            }
            catch (DisclosureRefusedException refusal)
            {
                uncovered.Add(emergency.Id, refusal.Message);
            }
        }

        return uncovered;
    }

    private static IEnumerable<string> GapsOf(Agreement terms, Workspace workspace)
    {
        var then = terms.Outside == OutsideRule.LeaveOut ? "left out" : "refused";
        var others = workspace.Configuration.Emergencies.Where(e => !terms.IsFor(e.Id, e.Hazard)).Select(e => e.Id).ToArray();
        if (others.Length > 0)
        {
            yield return $"not for emergencies {string.Join(", ", others)}";
        }

        string[] products = [.. Indicator.Released.Except(terms.Products, StringComparer.Ordinal)];
        if (products.Length > 0)
        {
            yield return $"{then}: {string.Join(", ", products)}";
        }

        if (workspace.Reference.Boundaries?.Hierarchy is not { } hierarchy)
        {
            yield break;
        }

        var agreed = new AgreedFigures(terms, hierarchy);
        if (agreed.Unknown.Count > 0)
        {
            yield return $"names areas that the boundaries do not have: {string.Join(", ", agreed.Unknown)}";
        }

        int[] fine = [.. hierarchy.Levels.Where(l => l > terms.FinestLevel)];
        if (fine.Length > 0)
        {
            yield return $"{then}: areas of admin level {string.Join(", ", fine)}";
        }

        var roots = hierarchy.All.Where(a => a.Parent is null && !agreed.Holds(a.PCode)).Select(a => a.PCode).ToArray();
        if (roots.Length > 0)
        {
            yield return $"{then}: whole areas {string.Join(", ", roots)}, and all below that the agreement does not name";
        }

        if (terms.FinestPeriod > PeriodKind.Day)
        {
            var period = terms.FinestPeriod switch { PeriodKind.Week => "a week", PeriodKind.Month => "a month", _ => "the time since the onset" };
            yield return $"{then}: figures of periods shorter than {period}";
        }
    }
}
