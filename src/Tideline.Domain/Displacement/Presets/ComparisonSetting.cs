namespace Tideline.Domain.Displacement.Presets;

/// <summary>What every definition is compared on: the places, onset, exposed areas and days of Tideline's own fold.</summary>
public sealed record ComparisonSetting
{
    /// <summary>What Tideline's own definition is folded for.</summary>
    public required FoldFrame Own { get; init; }

    /// <summary>First day of usable data.</summary>
    public required int FirstDay { get; init; }

    /// <summary>False for a placebo that overlaps another emergency.</summary>
    public Func<Onset, bool> Usable { get; init; } = _ => true;

    /// <summary>Invalid days: unseen for everyone, under every definition. Holidays are bridged by Tideline alone.</summary>
    public required IReadOnlySet<int> InvalidDays { get; init; }

    /// <summary>People by finest area.</summary>
    public required double[] Population { get; init; }

    /// <summary>What to fold for under one preset.</summary>
    public FoldFrame FrameOf(StateRules rules)
    {
        var parameters = Preset.Parameters(rules);
        var schedule = PresetSchedule.Plan(Own.Schedule.Live, FirstDay, parameters, rules, Usable);
        var exposed = Own.Map.Hierarchy.Finest.Where((_, a) => Own.Exposed[a]).Select(a => a.PCode);
        return new FoldFrame(Own.Map, schedule, parameters, InvalidDays, exposed);
    }
}
