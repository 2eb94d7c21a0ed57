using NodaTime.Text;
using Tideline.Cli.Jobs;
using Tideline.Projects.Agreements;

namespace Tideline.Cli.Doctor;

/// <summary>What agreements allow today, and which of them end.</summary>
internal static class AgreementChecks
{
    private const int DaysBefore = 30;

    public static IEnumerable<Finding> Of(Workspace workspace)
    {
        var agreements = ProjectAgreements.Read(workspace.Folder, workspace.Configuration);
        var uncovered = AgreementCoverage.Uncovered(workspace);
        yield return uncovered.Count > 0
            ? Finding.Warning("agreements", string.Join(' ', uncovered.Values), "Let the parties agree on a text that covers these emergencies today; until then their runs are refused.")
            : Finding.Ok("agreements", agreements.Bind ? string.Join(' ', agreements.All.Select(a => a.Told)) : ProjectAgreements.None);

        var today = RetentionJob.Today(workspace);
        foreach (var terms in agreements.All.Select(a => a.Terms).Where(t => t.End < today.PlusDays(DaysBefore)))
        {
            var end = LocalDatePattern.Iso.Format(terms.End);
            yield return terms.End < today
                ? Finding.Warning($"agreement {terms.Id}", $"ended on {end}", "Nothing is run, published or handed over under it. Let the parties prolong it, or take it out of project.yaml.")
                : Finding.Warning($"agreement {terms.Id}", $"ends on {end}", "Let the parties prolong it in time; after that day nothing is run, published or handed over under it.");
        }
    }
}
