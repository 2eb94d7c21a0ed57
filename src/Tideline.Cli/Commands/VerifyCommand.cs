using System.CommandLine;
using NodaTime;
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
        return new Command("verify", "Checks the files, signatures and register of all releases.") { project }
            .Does(CommandLine.Json(), (parsed, output, _) =>
            {
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
}
