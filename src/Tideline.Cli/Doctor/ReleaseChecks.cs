using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Domain;
using Tideline.Operation.Incidents;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Release.Stops;
using static System.FormattableString;

namespace Tideline.Cli.Doctor;

/// <summary>Whether anything can be released: the gate, the register, a stop.</summary>
internal static class ReleaseChecks
{
    public static IEnumerable<Finding> Of(Workspace workspace, IClock clock)
    {
        yield return ProofRecord.OfThisVersion() is { Passed: true } proof
            ? Finding.Ok("gate", Invariant($"attacked on {proof.Date}: {proof.Attacked} hidden figures, none told"))
            : Finding.Wrong("gate", "no record of an attack on this version", "The gate refuses every release. Install a version that was released, or attack this one as CONTRIBUTING.md says.");

        var register = new ReleaseRegister(workspace.Folder.Releases, clock);
        var waiting = register.Proposed.Count(id => register.StateOf(id) is ReleaseState.Proposed or ReleaseState.Approved);
        yield return Finding.Ok("releases", Invariant($"{register.Proposed.Count} proposed in all, {waiting} waiting for signatures or publication; the register's chain holds"));
        yield return Stop(new(workspace.Folder.Releases, clock));
    }

    public static IEnumerable<Finding> Incidents(Workspace workspace, IClock clock)
    {
        var all = new IncidentRegister(workspace.Folder, clock).All;
        var overdue = all.Where(i => i.IsOpen && i.IsOverdue(clock.GetCurrentInstant())).Select(i => i.Id).ToArray();
        var found = Invariant($"{all.Count(i => i.IsOpen)} open of {all.Count}");
        yield return overdue.Length > 0
            ? Finding.Warning("incidents", $"{found}; nobody was told in time of {string.Join(", ", overdue)}", "Tell the parties, and enter it with 'tideline incident note ID --told ORGANISATION'.")
            : Finding.Ok("incidents", found);
    }

    private static Finding Stop(ExportStop register)
    {
        try
        {
            return register.Standing is { } stop
                ? Finding.Warning("stop switch", $"{stop.Told} ({stop.By})", "When the cause is gone, two people of two organisations say 'tideline resume --key FILE --because TEXT'.")
                : Finding.Ok("stop switch", "nothing is stopped");
        }
        catch (EngineException e)
        {
            return Finding.Wrong("stop switch", "its register cannot be read, so that nothing leaves", e.Message);
        }
    }
}
