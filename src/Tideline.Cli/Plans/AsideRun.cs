using System.Text.Json;
using Tideline.Cli.Jobs;
using Tideline.Pipeline.Plans;
using Tideline.Pipeline.Runs;

namespace Tideline.Cli.Plans;

/// <summary>A run whose lake, reports and releases stand aside from the project, and which writes down what it took.</summary>
internal static class AsideRun
{
    private const string Record = "measured.json";

    /// <summary>What the run takes, in the process that runs it.</summary>
    public static void Run(string project, string aside, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var meter = new StageMeter(progress);
        RunJob.Run(Workspace.Open(project, aside), null, meter, cancellation);
        File.WriteAllText(Path.Combine(aside, Record), JsonSerializer.Serialize(new Measured(meter.Finish(), StageMeter.PeakBytes())));
    }

    /// <summary>What such a run wrote down.</summary>
    /// <param name="aside">Its folder.</param>
    /// <param name="rows">Events it had.</param>
    public static SampleRun Read(string aside, long rows)
    {
        var (stages, peak) = Measured.In(aside);
        var days = Bytes(Path.Combine(aside, "lake", "steps"));
        return new SampleRun(rows, stages, peak, days, Bytes(aside) - days - Bytes(Path.Combine(aside, "lake", "events")) - Bytes(Path.Combine(aside, "lake", "files")));
    }

    /// <summary>What the last run in the folder wrote down, which found all kept.</summary>
    public static RunAgain ReadAgain(string aside)
    {
        var (stages, peak) = Measured.In(aside);
        return new RunAgain(stages, peak);
    }

    private static long Bytes(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length)
        : 0;

    private sealed record Measured(IReadOnlyList<StageCost> Stages, double PeakBytes)
    {
        public static Measured In(string aside) => JsonSerializer.Deserialize<Measured>(File.ReadAllText(Path.Combine(aside, Record)))!;
    }
}
