using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Domain;

namespace Tideline.Cli.Doctor;

/// <summary>All that the doctor looks at, in the order in which it is told.</summary>
/// <param name="reach">Whether other machines are asked: feeds, mail and webhook servers.</param>
internal sealed class Examination(Workspace workspace, bool reach, IClock clock)
{
    public async Task<IReadOnlyList<Finding>> Run(CancellationToken cancellation)
    {
        List<Finding> findings = [.. ProjectChecks.Of(workspace)];
        var engine = EngineChecks.Of(workspace, cancellation);
        var isWell = engine.All(f => f.State != FindingState.Wrong);
        findings.AddRange(engine);
        Look(findings, "reference tables", () => ProjectChecks.Tables(workspace));
        Look(findings, "ingested files", () => DataChecks.Of(workspace, clock));
        Look(findings, "retention", () => isWell ? DataChecks.Retention(workspace, cancellation) : [Finding.Ok("retention", "not looked at: the engine cannot be asked")]);
        Look(findings, "pseudonym keys", () => KeyChecks.Of(workspace, Environment.GetEnvironmentVariable("TIDELINE_KEY_FILE")));
        Look(findings, "agreements", () => AgreementChecks.Of(workspace));
        Look(findings, "releases", () => ReleaseChecks.Of(workspace, clock));
        Look(findings, "incidents", () => ReleaseChecks.Incidents(workspace, clock));
        Look(findings, "governance", () => GovernanceChecks.Of(workspace, clock));
        Look(findings, "notices", () => OperationChecks.Notices(workspace, clock));
        Look(findings, "feeds", () => OperationChecks.Feeds(workspace, reach));
        Look(findings, "backup", () => OperationChecks.Backup(workspace, clock));
        Look(findings, "clock", () => MachineChecks.Clock(workspace, clock));
        Look(findings, "certificates", () => CertificateChecks.Files(workspace, clock));
        Look(findings, "machine", () => MachineChecks.Of(workspace, clock));
        if (reach)
        {
            findings.AddRange(await ReachChecks.Of(workspace, clock, cancellation));
        }

        return findings;
    }

    /// <summary>One that fails keeps no other from being looked at.</summary>
    private static void Look(List<Finding> findings, string what, Func<IEnumerable<Finding>> look)
    {
        try
        {
            findings.AddRange([.. look()]);
        }
        catch (TidelineException e)
        {
            findings.Add(Finding.Wrong(what, "cannot be read", e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Finding.Wrong(what, "cannot be read", $"{e.Message} Mend the rights of the folder, or restore it from a backup."));
        }
    }
}
