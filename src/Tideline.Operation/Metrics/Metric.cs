namespace Tideline.Operation.Metrics;

/// <summary>Something that is measured of a project's operation. None counts people.</summary>
/// <param name="Name">With dots, as OpenTelemetry has it.</param>
/// <param name="Unit">As UCUM writes it; empty: a plain number.</param>
/// <param name="Help">What it says, in a sentence.</param>
/// <param name="OnlyGrows">Whether it is a count that never falls.</param>
public sealed record Metric(string Name, string Unit, string Help, bool OnlyGrows = false)
{
    public static readonly Metric Rows = new("tideline.ingest.rows", "{row}", "Rows of the operator's files that were read, by what became of them.", true);
    public static readonly Metric Files = new("tideline.ingest.files", "{file}", "Files of the operator that were read, by what became of them.", true);
    public static readonly Metric FilesWaiting = new("tideline.files.waiting", "{file}", "Files of the inbox that no morning was offered.");
    public static readonly Metric LastDayAge = new("tideline.last_day.age", "d", "Days since the last local day of which there are data.");
    public static readonly Metric StageSeconds = new("tideline.run.stage.duration", "s", "How long each stage of the last job took.");
    public static readonly Metric GateRefusals = new("tideline.gate.refusals", "{refusal}", "Runs that the release gate refused, as the watch noticed them.", true);
    public static readonly Metric Releases = new("tideline.releases", "{release}", "Releases by state.");
    public static readonly Metric Stopped = new("tideline.exports.stopped", "", "1 while exports are stopped, else 0.");
    public static readonly Metric Incidents = new("tideline.incidents.open", "{incident}", "Incidents that are open.");
    public static readonly Metric NoticesUntold = new("tideline.notices.untold", "{notice}", "Notices of the last three days that did not go through a channel yet.");
    public static readonly Metric LakeBytes = new("tideline.lake.size", "By", "Bytes of the files in lake/.");
    public static readonly Metric DiskFree = new("tideline.disk.free", "By", "Bytes that the disk of the project has left.");
    public static readonly Metric DiskSize = new("tideline.disk.size", "By", "Bytes that the disk of the project has.");

    /// <summary>All, in the order in which they are written.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Rows, Files, FilesWaiting, LastDayAge, StageSeconds, GateRefusals, Releases, Stopped, Incidents, NoticesUntold, LakeBytes, DiskFree, DiskSize,
    ];
}

/// <summary>A value of a metric.</summary>
/// <param name="Label">Name and value of what tells it from others of the metric; null: it is the only one.</param>
public sealed record Measured(Metric Metric, double Value, (string Name, string Value)? Label = null);
