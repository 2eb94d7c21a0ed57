using System.Diagnostics;
using System.Text.Json;
using NodaTime;
using Tideline.Cli.Commands;
using Tideline.Operation.Notices;
using Tideline.Operation.Watch;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Cli.Jobs;

/// <summary>The work of a morning: <c>ingest --run</c> in a process of its own, so that whatever it uses or breaks ends with it.</summary>
/// <remarks>
/// Before it begins, the files that it will be offered are written down as <c>lake/morning.json</c>, unfinished; when it came to an end, as done. A
/// morning that was killed is thus owed, and a file that was refused is not offered for ever.
/// </remarks>
/// <param name="call">Has <c>ingest --run</c> done in another way, such as in line with the jobs of a server; null: in a child process.</param>
internal sealed class MorningProcess(
    ProjectFolder project, ProjectConfiguration configuration, Func<CancellationToken, Task<(int? Code, string Output, string Said)>>? call = null) : IMorningWork
{
    // Enough for a message of the program; it says no more.
    private const int LongestSaid = 2000;

    /// <summary>Tells files that lie ahead: those were written by a clock that was set back since, and wait for nothing.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    public bool IsOwed(Instant until)
    {
        var state = MorningState.Read(project);
        var now = Clock.GetCurrentInstant().ToUnixTimeTicks();
        return !state.Done || state.Waiting(Inbox()).Any(f => f.Written <= until.ToUnixTimeTicks() || f.Written > now);
    }

    public Instant? NewestFile() => MorningState.Newest(Inbox());

    public async Task<WorkEnd> Run(CancellationToken cancellation)
    {
        var offered = Inbox();
        new MorningState(Done: false, offered).Write(project);
        var (code, output, said) = await (call ?? Call)(cancellation);
        if (code is 0 or 3 or 4)
        {
            new MorningState(Done: true, offered).Write(project);
        }

        var (quarantined, proposed) = Told(output);
        return new(code, said.Length <= LongestSaid ? said : said[^LongestSaid..], quarantined, proposed);
    }

    public IReadOnlyList<RaisedAlarm> Alarms()
    {
        if (!File.Exists(project.Alarms))
        {
            return [];
        }

        var rows = File.ReadLines(project.Alarms).Skip(1).Select(l => l.Split(',')).Where(f => f.Length >= 8).ToList();
        var newest = rows.Select(r => r[0]).DefaultIfEmpty("").Max(StringComparer.Ordinal);
        return
        [
            .. rows.Where(r => r[0] == newest).Select(r => new RaisedAlarm(
                $"{r[0]} {r[1]} {r[4]}",
                $"Unusual movement of people in {r[1]} on {r[0]} ({r[4].Replace('_', ' ')}; {r[7]}). Its size stays in the enclave until a release says it: look at the network and at what is known of the place before anybody acts on it.")),
        ];
    }

    public (long Free, long All) Disk()
    {
        var drive = new DriveInfo(project.Root);
        return (drive.AvailableFreeSpace, drive.TotalSize);
    }

    public IReadOnlyList<Notice> Further(Instant now) => StandingNotices.Of(project, now);

    private Dictionary<string, OfferedFile> Inbox() => MorningState.Inbox(project, configuration);

    private async Task<(int? Code, string Output, string Said)> Call(CancellationToken cancellation)
    {
        var program = ServeCommand.ThisProgram;
        var start = new ProcessStartInfo(program[0], [.. program.Skip(1), "ingest", "--run", "--project", project.Root, "--json", "--as-job"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        // Where this process ends, however it does, the child's input ends, and it stops by itself.
        var (output, said) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        // Lines of JSON are the child's progress.
        var words = string.Join(' ', (await said).Split('\n').Where(l => l.Length > 0 && l[0] != '{'));
        return (process.ExitCode > 128 ? null : process.ExitCode, await output, words);
    }

    private static (List<(string File, string Reason)> Quarantined, List<string> Proposed) Told(string output)
    {
        List<(string, string)> quarantined = [];
        List<string> proposed = [];
        if (output.Length == 0)
        {
            return (quarantined, proposed);
        }

        using var json = JsonDocument.Parse(output);
        foreach (var file in json.RootElement.GetProperty("quarantined").EnumerateArray())
        {
            quarantined.Add((file.GetProperty("file").GetString()!, $"{file.GetProperty("reason").GetString()}. {file.GetProperty("advice").GetString()}"));
        }

        proposed.AddRange(json.RootElement.GetProperty("proposals").EnumerateArray().Select(p => p.GetProperty("release").GetString()!));
        return (quarantined, proposed);
    }
}
