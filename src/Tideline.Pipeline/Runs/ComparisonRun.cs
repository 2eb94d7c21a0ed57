using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Displacement.Presets;
using Tideline.Domain.Emergencies;
using Tideline.Domain.Places;
using Tideline.Pipeline.Fold;
using Tideline.Projects.Reference;

namespace Tideline.Pipeline.Runs;

/// <summary>From <c>person_day</c> to the stocks of one emergency under Tideline's definition and every preset.</summary>
public sealed class ComparisonRun(IDayRows rows, ReferenceData reference, PreparedDays days, DisplacementParameters parameters)
{
    /// <param name="emergency">The emergency.</param>
    /// <param name="others">Other emergencies: no placebo may overlap one.</param>
    /// <param name="progress">Told of each definition.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="InputRefusedException">The data do not reach the emergency's first week.</exception>
    public Comparison Run(
        Emergency emergency, IReadOnlyList<Emergency> others, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var setting = Setting(emergency, others);
        var definitions = Preset.WithOwn(parameters);
        var stocks = ComparedStock.OfAll(setting, definitions, frame =>
        {
            var stage = $"Fold of {frame.Parameters.Definition}";
            return TimelineFold.Run(rows.Timelines(), frame, n => progress.Report(new RunProgress(stage, n, 0)), cancellation);
        });
        var exposed = emergency.ExposedAreas.ToHashSet(StringComparer.Ordinal);
        return new Comparison(
            emergency, setting.Map, [.. setting.Map.Hierarchy.Finest.Select(a => exposed.Contains(a.PCode))], stocks);
    }

    private ComparisonSetting Setting(Emergency emergency, IReadOnlyList<Emergency> others)
    {
        if (days.Vintage is not { } vintage || Day.Number(vintage) < Day.Monday(Day.Number(emergency.EvacuationStarts)) + 6
            || days.UsableDays.First() > emergency.EvacuationStarts)
        {
            throw new InputRefusedException(
                $"Usable data do not hold the first week of emergency '{emergency.Id}', so there is nothing to compare. Ingest the missing days, or correct emergencies[].onset.");
        }

        var around = EmergencySetting.Of(emergency, others, reference, days, parameters, vintage);
        return new ComparisonSetting
        {
            Map = days.Places.Map,
            Live = around.Live,
            FirstDay = Day.Number(days.UsableDays.First()),
            Usable = around.Usable,
            InvalidDays = around.Excluded.Keys.Select(Day.Number).ToHashSet(),
            Holidays = around.Bridged.Keys.Select(Day.Number).ToHashSet(),
            LongHolidays = around.LongHolidays,
            Exposed = [.. emergency.ExposedAreas],
            Population = [.. days.Places.Map.Hierarchy.Finest.Select(a => (double)reference.Population!.People.GetValueOrDefault(a.PCode))],
        };
    }
}

/// <summary>One emergency under every definition.</summary>
/// <param name="Exposed">By finest area: whether its homes are exposed.</param>
/// <param name="Stocks">Tideline's own first.</param>
public sealed record Comparison(Emergency Emergency, ClusterMap Map, IReadOnlyList<bool> Exposed, IReadOnlyList<ComparedStock> Stocks);
