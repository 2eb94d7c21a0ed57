using Tideline.Domain.Places;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>What every definition is compared on: the same places, onset, days and people.</summary>
public sealed record ComparisonSetting
{
    public required ClusterMap Map { get; init; }

    public required Onset Live { get; init; }

    /// <summary>First day of usable data.</summary>
    public required int FirstDay { get; init; }

    /// <summary>False for a placebo that overlaps another emergency.</summary>
    public Func<Onset, bool> Usable { get; init; } = _ => true;

    /// <summary>Invalid days: unseen for everyone, under every definition.</summary>
    public required IReadOnlySet<int> InvalidDays { get; init; }

    /// <summary>Short holidays: Tideline bridges them, no preset does.</summary>
    public required IReadOnlySet<int> Holidays { get; init; }

    /// <summary>Days of holidays too long to be bridged.</summary>
    public IReadOnlySet<int> LongHolidays { get; init; } = new HashSet<int>();

    /// <summary>P-codes of the exposed finest areas.</summary>
    public required IReadOnlyCollection<string> Exposed { get; init; }

    /// <summary>People by finest area.</summary>
    public required double[] Population { get; init; }

    /// <summary>What to fold for under one definition.</summary>
    public FoldFrame FrameOf(DisplacementParameters parameters)
    {
        if (parameters.Rules is { } rules)
        {
            return new FoldFrame(Map, PresetSchedule.Plan(Live, FirstDay, parameters, rules, Usable), parameters, InvalidDays, Exposed);
        }

        var schedule = PlaceboSchedule.Plan(Live, FirstDay, parameters, Usable);
        return new FoldFrame(Map, schedule, parameters, InvalidDays.Concat(Holidays).ToHashSet(), Exposed, LongHolidays);
    }
}
