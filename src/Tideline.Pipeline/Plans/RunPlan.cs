namespace Tideline.Pipeline.Plans;

/// <summary>What a run will take.</summary>
/// <param name="Stages">In order; stages that have nothing to do take 0.</param>
/// <param name="PeakBytes">Greatest memory of the process.</param>
/// <param name="DiskBytes">What the run adds to the project folder.</param>
public sealed record RunPlan(PlannedData Data, IReadOnlyList<StageCost> Stages, double PeakBytes, double DiskBytes)
{
    /// <summary>The stage whose work is done once a day and kept.</summary>
    public const string DailyTables = "Daily tables";

    /// <summary>Stages whose work grows with the events. The others work on areas, cells and weeks that have anyone in them:
    /// ever fewer are added by more events.</summary>
    private static readonly string[] Growing =
        [DailyTables, "Gates", "Timelines", "Daily counts", "Homes", "Displacement fold", "Present population, residents, trips"];

    public double Seconds => Stages.Sum(s => s.Seconds);

    public double CpuSeconds => Stages.Sum(s => s.CpuSeconds);

    /// <summary>
    /// A straight line through two samples: what a stage costs whatever the events, and what each event adds. Neither is
    /// taken below 0. Daily tables cost in proportion to the days that are due. A stage that does not grow with the events
    /// is a straight line over their logarithm: each doubling adds the same. Memory grows on its line up to what the engine
    /// may take beside what the smaller sample took.
    /// </summary>
    /// <param name="small">The smaller sample.</param>
    /// <param name="large">The larger one; its stages are those of the plan.</param>
    /// <param name="data">What the run has before it.</param>
    /// <exception cref="ArgumentException">The larger sample has no more events than the smaller.</exception>
    public static RunPlan Of(SampleRun small, SampleRun large, PlannedData data)
    {
        if (large.Rows <= small.Rows)
        {
            throw new ArgumentException("The larger sample must have more events than the smaller.", nameof(large));
        }

        // From the larger sample to the whole, in steps as wide as that from the smaller to the larger.
        var steps = Math.Max(0, Math.Log((double)data.Rows / large.Rows) / Math.Log((double)large.Rows / small.Rows));
        var before = small.Stages.ToDictionary(s => s.Stage, StringComparer.Ordinal);
        StageCost[] stages = [.. large.Stages.Select(s => Whole(before.GetValueOrDefault(s.Stage), s))];
        var memory = Line.Through(small.Rows, small.PeakBytes, large.Rows, large.PeakBytes);
        var daily = Line.Through(small.Rows, small.DayBytes, large.Rows, large.DayBytes);
        return new RunPlan(
            data,
            stages,
            Math.Min(memory.At(data.Rows), data.MostEngineBytes + small.PeakBytes),
            Share(daily) + Saturating(small.OtherBytes, large.OtherBytes));

        StageCost Whole(StageCost? a, StageCost b)
        {
            if (a is null || !Growing.Contains(b.Stage, StringComparer.Ordinal))
            {
                return a is null ? b : new StageCost(b.Stage, Saturating(a.Seconds, b.Seconds), Saturating(a.CpuSeconds, b.CpuSeconds));
            }

            var (seconds, cpu) = (Line.Through(small.Rows, a.Seconds, large.Rows, b.Seconds), Line.Through(small.Rows, a.CpuSeconds, large.Rows, b.CpuSeconds));
            return b.Stage == DailyTables
                ? new StageCost(b.Stage, Share(seconds), Share(cpu))
                : new StageCost(b.Stage, seconds.At(data.Rows), cpu.At(data.Rows));
        }

        double Saturating(double a, double b) => b + (Math.Max(0, b - a) * steps);

        double Share(Line line) => data.DaysDue == 0 ? 0 : (line.Start * data.DaysDue / data.Days) + (line.Slope * data.RowsDue);
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
