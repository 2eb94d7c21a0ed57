using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Fold;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>From the daily rows to the stocks of one emergency under Tideline's definition and every preset.</summary>
public sealed class ComparisonRun(IDayRows rows, ReferenceData reference, PreparedDays days, DisplacementParameters parameters)
{
    /// <param name="emergency">The emergency.</param>
    /// <param name="others">Other emergencies: no placebo may overlap one.</param>
    /// <param name="progress">Told of each definition.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="InputRefusedException">The data do not reach the emergency, or history is too short.</exception>
    public Comparison Run(
        Emergency emergency, IReadOnlyList<Emergency> others, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var run = new EmergencyRun(rows, reference, days, parameters);
        var (own, around, _, _) = run.FrameOf(emergency, others, progress, cancellation);
        var setting = new ComparisonSetting
        {
            Own = own,
            FirstDay = Day.Number(days.UsableDays.First()),
            Usable = around.Usable,
            InvalidDays = around.Excluded.Keys.Select(Day.Number).ToHashSet(),
            Population = run.Population(),
        };
        var stocks = ComparedStock.OfAll(setting, frame =>
        {
            var stage = $"Fold of {frame.Parameters.Definition}";
            return TimelineFold.Run(rows.Timelines(), frame, n => progress.Report(new RunProgress(stage, n, 0)), cancellation);
        });
        return new Comparison(emergency, setting.Own.Map, setting.Own.Exposed, stocks);
    }
}
