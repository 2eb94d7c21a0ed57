using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Tideline.Cli.Commands;
using Tideline.Evaluation;
using Tideline.Pipeline.Runs;
using Tideline.Projects;
using Tideline.Release.Register;

namespace Tideline.Cli.Jobs;

/// <summary>What the demo made.</summary>
internal sealed record DemoResult(Workspace Workspace, Proposal Proposal, EvaluationReport Report, IReadOnlyList<SigningKey> Approvals);

/// <summary>Generate, ingest, run, approve with two demonstration keys, publish, evaluate.</summary>
internal static class DemoJob
{
    public static DemoResult Run(
        string scenario, int subscribers, ulong seed, string directory, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        // The generator refuses wrong options and foreign folders; only then may what an earlier demo derived go.
        GenerateJob.Run(scenario, subscribers, seed, directory, overwrite: true, progress, cancellation);
        Forget(directory);
        progress.Report(new RunProgress("Read project", 0, 0));
        var workspace = Workspace.Open(directory);
        WriteKey(workspace.Folder, scenario, seed);
        IngestJob.Run(workspace, thenRuns: false, progress, cancellation);
        var proposal = RunJob.Run(workspace, null, progress, cancellation)[0];
        progress.Report(new RunProgress("Approve and evaluate", 0, 0));
        var register = new ReleaseRegister(workspace.Folder.Releases, SystemClock.Instance);
        var keys = workspace.Folder.Secrets;
        Directory.CreateDirectory(keys);
        IReadOnlyList<SigningKey> approvals = [];
        foreach (var (name, organisation) in ((string, string)[])[("Demo operator releaser", "Darya Mobile"), ("Demo agency releaser", "Darya Disaster Authority")])
        {
            var file = Path.Combine(keys, organisation.ToLowerInvariant().Replace(' ', '-') + ".key");
            register.CreateKey(name, organisation, "releaser", file);
            approvals = register.Approve(proposal.Gated.Id, file);
        }

        register.Publish(proposal.Gated.Id);
        var (report, _) = EvaluateCommand.Evaluate(workspace).First();
        return new DemoResult(workspace, proposal, report, approvals);
    }

    /// <summary>
    /// The pseudonym key of a demo follows from its seed: the replicates of the intervals are drawn by pseudonym, so that
    /// with a random key the same country would have a little other figures each time. Nobody real is in it; the doctor
    /// warns of such a folder.
    /// </summary>
    private static void WriteKey(ProjectFolder folder, string scenario, ulong seed)
    {
        Directory.CreateDirectory(folder.Secrets);
        File.WriteAllText(folder.KeyFile, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"tideline demo|{Path.GetFileName(scenario)}|{seed}"))) + "\n");
    }

    /// <summary>Whether the generator marked the folder as its own.</summary>
    public static bool IsDemo(string directory) => File.Exists(Path.Combine(directory, ".tideline-demo"));

    /// <summary>Whether the folder holds a demo that ended with a published release.</summary>
    public static bool IsDone(string directory)
    {
        var releases = new ProjectFolder(directory).Releases;
        return IsDemo(directory) && Directory.Exists(releases)
            && new ReleaseRegister(releases, SystemClock.Instance).Entries.Any(e => e.Event == RegisterEvent.Published);
    }

    /// <summary>Deletes what an earlier demo derived in a folder that the generator marked as its own.</summary>
    private static void Forget(string directory)
    {
        if (!IsDemo(directory))
        {
            return;
        }

        foreach (var derived in (string[])["lake", "register", "releases", "reports", "secrets", "store"])
        {
            var path = Path.Combine(directory, derived);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }
}
