using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Governance;
using Tideline.Governance.Records;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Whether the documents of governance still hold: an assessment of impact for the pipeline as it is, approvals that have not ended.</summary>
internal static class GovernanceChecks
{
    public static IEnumerable<Finding> Of(Workspace workspace, IClock clock)
    {
        var book = new GovernanceBook(workspace.Folder, clock);
        var all = book.All;
        if (all.Count == 0)
        {
            yield return Finding.Ok("governance", "no document of governance was written");
            yield break;
        }

        var desk = new ProjectDesk(workspace.Folder, workspace.Configuration, book, RetentionJob.Today(workspace));
        var found = all.Select(h => (Held: h, Findings: desk.FindingsOf(h))).ToList();
        foreach (var (held, findings) in found)
        {
            foreach (var stale in findings.Where(f => f.Weight == Weight.Stale))
            {
                yield return Finding.Warning($"governance {held.Id}", $"{held.Document.Title}: {stale.Code}", stale.Text);
            }
        }

        var open = found.Count(f => f.Findings.Any(x => x.Weight is Weight.Missing or Weight.Refused));
        yield return open > 0
            ? Finding.Warning("governance", Invariant($"{open} of {all.Count} documents are not whole"), "See 'tideline governance check'.")
            : Finding.Ok("governance", Invariant($"{all.Count} documents; all chains hold"));
    }
}
