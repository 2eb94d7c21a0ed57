namespace Tideline.Pipeline.Plans;

/// <summary>What a run will take.</summary>
/// <param name="Stages">In order; stages that have nothing to do take 0.</param>
/// <param name="PeakBytes">Greatest memory of the process.</param>
/// <param name="DiskBytes">What the run adds to the project folder.</param>
public sealed record RunPlan(PlannedData Data, IReadOnlyList<StageCost> Stages, double PeakBytes, double DiskBytes)
{
    /// <summary>The stage whose work is done once a day and kept.</summary>
    public const string DailyTables = "Daily tables";

    /// <summary>Judges devices by profiles that are kept.</summary>
    private const string Gates = "Gates";

    /// <summary>Counts each day by area and home, and keeps the counts.</summary>
    private const string Presence = "Present population, residents, trips";

    /// <summary>Stages whose work grows with the events. The others work on areas, cells and weeks that have anyone in them:
    /// ever fewer are added by more events.</summary>
    private static readonly string[] Growing = [DailyTables, Gates, "Timelines", "Daily counts", "Homes", "Displacement fold", Presence];

    public double Seconds => Stages.Sum(s => s.Seconds);

    public double CpuSeconds => Stages.Sum(s => s.CpuSeconds);

    /// <summary>
    /// A straight line through two samples: what a stage costs whatever the events, and what each event adds. Neither is
    /// taken below 0. A stage that keeps what it makes costs what it took in the samples' second run, and of what the first took beyond that
    /// the share that is due. A stage that does not grow with the events is a straight line over their logarithm: each doubling
    /// adds the same. Memory, most of which is worked off in pieces of one size, grows by the same factor with each doubling, up to what the engine
    /// may take beside what the smaller sample took.
    /// </summary>
    /// <param name="small">The smaller sample.</param>
    /// <param name="large">The larger one; its stages are those of the plan.</param>
    /// <param name="data">What the run has before it.</param>
    /// <exception cref="ArgumentException">The larger sample has no more events than the smaller, or something is kept and they
    /// were not run again.</exception>
    public static RunPlan Of(SampleRun small, SampleRun large, PlannedData data)
    {
        if (large.Rows <= small.Rows)
        {
            throw new ArgumentException("The larger sample must have more events than the smaller.", nameof(large));
        }

        if ((data.ShareOfDays < 1 || data.ShareOfCounts < 1) && (small.Again is null || large.Again is null))
        {
            throw new ArgumentException("Where something is kept the samples must have been run again.", nameof(data));
        }

        // From the larger sample to the whole, in steps as wide as that from the smaller to the larger.
        var steps = Math.Max(0, Math.Log((double)data.Rows / large.Rows) / Math.Log((double)large.Rows / small.Rows));
        StageCost[] stages = [.. large.Stages.Select(s => Whole(s.Stage))];
        var memory = data.AllKept
            ? Power(small.Again!.PeakBytes, large.Again!.PeakBytes)
            : Power(small.PeakBytes, large.PeakBytes);
        var daily = Line.Through(small.Rows, small.DayBytes, large.Rows, large.DayBytes);
        return new RunPlan(
            data,
            stages,
            Math.Min(memory, data.MostEngineBytes + small.PeakBytes),
            (daily.At(data.Rows) * data.ShareOfDays) + Saturating(small.OtherBytes, large.OtherBytes));

        StageCost Whole(string stage)
        {
            var due = stage switch
            {
                DailyTables or Gates => data.ShareOfDays,
                Presence => data.ShareOfCounts,
                _ => 1,
            };
            var made = Cost(stage, small.Stages, large.Stages);
            if (due >= 1)
            {
                return made;
            }

            var kept = Cost(stage, small.Again!.Stages, large.Again!.Stages);
            double Between(double first, double again) => again + (Math.Max(0, first - again) * due);
            return new StageCost(stage, Between(made.Seconds, kept.Seconds), Between(made.CpuSeconds, kept.CpuSeconds));
        }

        StageCost Cost(string stage, IReadOnlyList<StageCost> ofSmall, IReadOnlyList<StageCost> ofLarge)
        {
            var none = new StageCost(stage, 0, 0);
            var b = ofLarge.FirstOrDefault(s => s.Stage == stage, none);
            var a = ofSmall.FirstOrDefault(s => s.Stage == stage, b);
            double At(double inSmall, double inLarge) => Growing.Contains(stage, StringComparer.Ordinal)
                ? Line.Through(small.Rows, inSmall, large.Rows, inLarge).At(data.Rows)
                : Saturating(inSmall, inLarge);
            return new StageCost(stage, At(a.Seconds, b.Seconds), At(a.CpuSeconds, b.CpuSeconds));
        }

        double Saturating(double a, double b) => b + (Math.Max(0, b - a) * steps);

        double Power(double a, double b) => b * Math.Pow(Math.Max(1, b / a), steps);
    }

    /// <summary>A cost as a line over events.</summary>
    private readonly record struct Line(double Start, double Slope)
    {
        public static Line Through(double x1, double y1, double x2, double y2)
        {
            var slope = Math.Max(0, (y2 - y1) / (x2 - x1));
            var start = y2 - (slope * x2);

            // A line that would start below 0 goes through 0 and the larger sample, which is measured more surely.
            return start < 0 ? new Line(0, y2 / x2) : new Line(start, slope);
        }

        public double At(double x) => Start + (Slope * x);
    }
}
