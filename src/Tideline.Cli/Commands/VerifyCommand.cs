using System.CommandLine;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Projects;
using Tideline.Release.Gate;
using Tideline.Release.Privacy;
using Tideline.Release.Register;

namespace Tideline.Cli.Commands;

/// <summary><c>verify</c>: checks every hash, signature and link of the register, and the privacy ledger.</summary>
internal static class VerifyCommand
{
    private const int DisclosureRefused = 4;

    public static Command Create()
    {
        var project = CommandLine.Project();
        var rerun = new Option<string?>("--rerun") { Description = "A release to make again from the inputs that its manifest names; its figures must have the same bytes." };
        return new Command("verify", "Checks the files, signatures and register of all releases.") { project, rerun }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                if (parsed.GetValue(rerun) is { } id)
                {
                    return Rerun(Workspace.Open(parsed.GetValue(project)!.FullName), ReleaseId.Parse(id), output, cancellation);
                }

                var releases = new ProjectFolder(parsed.GetValue(project)!.FullName).Releases;
                var register = new ReleaseRegister(releases, SystemClock.Instance);
                new PrivacyLedger(releases, SystemClock.Instance).Verify(register);
                var results = register.Entries.Where(e => e.Event == RegisterEvent.Proposed).Select(e => e.Release!).Distinct(StringComparer.Ordinal)
                    .Select(id => (Id: id, Result: register.Verify(ReleaseId.Parse(id)))).ToArray();
                output.Write(
                    results.Select(r => new { Release = r.Id, State = r.Result.State.ToString().ToLowerInvariant(), r.Result.Findings }),
                    _ =>
                    {
                        foreach (var (id, result) in results)
                        {
                            output.Say($"{id}  {result.State.ToString().ToLowerInvariant()}  {(result.Findings.Count == 0 ? "intact" : string.Join("; ", result.Findings))}");
                        }
                    });
                return results.All(r => r.Result.Findings.Count == 0) ? 0 : DisclosureRefused;
            });
    }

    private static int Rerun(Workspace workspace, ReleaseId id, Output output, CancellationToken cancellation)
    {
        var result = output.Stages.Run(progress => RerunJob.Run(workspace, id, progress, cancellation));
        output.Write(result, _ =>
        {
            output.Say(result.Differing.Count == 0
                ? $"{id}  made again: {string.Join(", ", RerunJob.Compared)} have the same bytes."
                : $"{id}  not reproduced: {string.Join(", ", result.Differing)} differ.");
            foreach (var line in result.Changed.Select(c => $"  Changed since: {c}."))
            {
                output.Say(line);
            }

            if (result.LaterFiles > 0)
            {
                output.Say(FormattableString.Invariant($"  Left out: {result.LaterFiles} event files that the release was not made from."));
            }

            if (result.Differing.Count > 0 && result.Changed.Count == 0)
            {
                output.Say("  Nothing that the manifest names has changed. Report a result that is not reproducible, with the manifest.");
            }
        });
        return result.Differing.Count == 0 ? 0 : DisclosureRefused;
    }
}
