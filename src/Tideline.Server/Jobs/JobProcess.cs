using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Tideline.Store.Jobs;

namespace Tideline.Server.Jobs;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Null: it did not start.</param>
/// <param name="Said">The last lines that it said to standard error for a person.</param>
/// <param name="Output">What it wrote for machines.</param>
internal sealed record JobEnd(int? ExitCode, string Said, string Output = "");

/// <summary>Where a command stands.</summary>
/// <param name="Fraction">Of the stage, 0 to 1; null where that is not known.</param>
internal sealed record JobStage(string Stage, double? Fraction);

/// <summary>A job's work: a command of this same program, as a child process. It is tied to this one by its standard input, and stops
/// where that ends, however this process ends.</summary>
internal static class JobProcess
{
    private const int MostLines = 20;

    /// <summary>Runs a command to its end. Where it is stopped, its input is closed; where it does not stop in time, it is killed by its
    /// process id. A killed command loses nothing: it can be run again.</summary>
    public static async Task<JobEnd> Run(
        IReadOnlyList<string> program, Job job, string project, Action<JobStage> at, TimeSpan grace, CancellationToken stop)
    {
        using var process = new Process
        {
            StartInfo = new(program[0], [.. program.Skip(1), .. VerbOf(job.Kind), "--project", project, "--json", "--as-job", .. AskedBy(job)])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new(null, $"The command cannot be started: {e.Message}");
        }

        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var said = Follow(process.StandardError, at);
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            await Stop(process, grace);
        }

        return new(process.ExitCode, await said, await output);
    }

    private static string[] VerbOf(JobKind kind) => kind switch
    {
        JobKind.Ingest => ["ingest"],
        JobKind.Run => ["run"],
        JobKind.Morning => ["ingest", "--run"],
    };

    // What the server's own watch asks for, no person did.
    private static string[] AskedBy(Job job) => job.AskedBy == MorningJobs.AskedBy ? [] : ["--asked-by", job.AskedBy];

    private static async Task Stop(Process process, TimeSpan grace)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(grace);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<string> Follow(StreamReader error, Action<JobStage> at)
    {
        var said = new Queue<string>();
        while (await error.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (StageOf(line) is { } stage)
            {
                at(stage);
                continue;
            }

            said.Enqueue(line);
            if (said.Count > MostLines)
            {
                said.Dequeue();
            }
        }

        return string.Join('\n', said);
    }

    private static JobStage? StageOf(string line)
    {
        if (!line.StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var read = JsonDocument.Parse(line);
            var (done, total) = (read.RootElement.GetProperty("done").GetInt64(), read.RootElement.GetProperty("total").GetInt64());
            return new(read.RootElement.GetProperty("stage").GetString() ?? "", total > 0 ? Math.Clamp((double)done / total, 0, 1) : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
