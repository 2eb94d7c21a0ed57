using System.CommandLine;
using NodaTime;
using Tideline.Cli.Jobs;
using Tideline.Cli.Terminal;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Release.Gate;
using Tideline.Release.Privacy;
using Tideline.Release.Register;

namespace Tideline.Cli.Commands;

/// <summary><c>verify</c>: checks every hash, signature and link of the register, and the privacy ledger; or one bundle; or makes a
/// release again.</summary>
internal static class VerifyCommand
{
    private const int DisclosureRefused = 4;

    public static Command Create()
    {
        var project = CommandLine.Project();
        var head = new Option<string?>("--head") { Description = "A hash that was noted as the register's end at some time: it must still be in it." };
        var bundle = new Option<FileInfo?>("--bundle") { Description = "A bundle to check; no project is needed." };
        var rerun = new Option<string?>("--rerun") { Description = "A release to make again from the inputs that its manifest names; its figures must have the same bytes." };
        return new Command("verify", "Checks the files, signatures and register of all releases, or a bundle.") { project, head, bundle, rerun }
            .Does(CommandLine.Json(), (parsed, output, cancellation) => parsed.GetValue(bundle) is { } file
                ? Bundle(file, parsed.GetValue(head), output)
                : parsed.GetValue(rerun) is { } id
                ? Rerun(Workspace.Open(parsed.GetValue(project)!.FullName), ReleaseId.Parse(id), output, cancellation)
                : Project(new ProjectFolder(parsed.GetValue(project)!.FullName).Releases, parsed.GetValue(head), output));
    }

    private static int Project(string releases, string? noted, Output output)
    {
        var register = new ReleaseRegister(releases, SystemClock.Instance);
        new PrivacyLedger(releases, SystemClock.Instance).Verify(register);
        var results = register.Proposed.Select(register.Verify).ToArray();
        output.Write(
            results.Select(r => new { Release = r.Id.Value, State = Word(r), r.Findings }),
            _ =>
            {
                foreach (var result in results)
                {
                    output.Say($"{result.Id}  {Word(result)}  {(result.Findings.Count == 0 ? "intact" : string.Join("; ", result.Findings))}");
                }

                var head = register.Head;
                output.Say($"Register: {head.Entries} entries, end {head.Sha256}.");
            });
        if (noted is not null && !register.Has(noted))
        {
            throw new DisclosureRefusedException(
                "The register does not have the noted line: it was cut off or rewritten since. Compare it with the copies that others hold; nothing was changed.");
        }

        return results.Any(r => r.Findings.Count > 0) ? DisclosureRefused : 0;
    }

    private static int Bundle(FileInfo file, string? noted, Output output)
    {
        var result = BundleVerification.Of(file.FullName);
        List<string> findings = [.. result.Findings];
        if (noted is not null && !string.Equals(noted.Trim(), result.Head?.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add("its register ends otherwise than was noted");
        }

        output.Write(
            new { result.Release, result.Head, SignedBy = result.SignedBy?.Id, result.Recipient, Approvals = result.Approvals.Select(a => a.Id), Findings = findings },
            _ =>
            {
                output.Say($"{(result.Release.Length == 0 ? file.Name : result.Release)}  {(findings.Count == 0 ? "intact" : string.Join("; ", findings))}");
                foreach (var (what, key) in result.Approvals.Select(a => ("approved", a)).Concat(result.SignedBy is { } signer ? [("handed over", signer)] : []))
                {
                    output.Say($"{what}{(what == "handed over" && result.Recipient is { } organisation ? $" to {organisation}" : "")} by {key.Name} ({key.Organisation}), key {key.Id}");
                }
            });
        return findings.Count > 0 ? DisclosureRefused : 0;
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

    private static string Word(ReleaseVerification result) => result.State.ToString().ToLowerInvariant();
}
