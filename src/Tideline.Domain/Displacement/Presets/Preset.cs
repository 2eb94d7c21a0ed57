namespace Tideline.Domain.Displacement.Presets;

/// <summary>The published definitions that Tideline is compared with, each a parameter set of the one fold. What differs
/// from the papers stands in docs/methods/presets.md.</summary>
public static class Preset
{
    /// <summary>All of them, in the order of their sources; Tideline's own definition is not among them.</summary>
    public static IReadOnlyList<StateRules> All { get; } =
    [
        new StateRules
        {
            Name = "bengtsson",
            Reference = ReferencePlace.LastBefore,
            ReferenceDays = 42,
            Away = AwayRule.OutsideFootprint,
            CarryDays = 365,
            SeenInLastDays = 28,
        },
        new StateRules
        {
            Name = "wilson",
            ReferenceDays = 21,
            Window = ShownWindow.TrailingSinceEvacuation,
            WindowDays = 14,
            Baseline = BaselineRule.SameLag,
        },
        new StateRules
        {
            Name = "flowminder-7d",
            Reference = ReferencePlace.ModalCluster,
            ReferenceDays = 7,
            Window = ShownWindow.Trailing,
            WindowDays = 7,
            Baseline = BaselineRule.Threshold,
        },
        new StateRules
        {
            Name = "li-step",
            Reference = ReferencePlace.ModalCluster,
            ReferenceDays = 42,
            Away = AwayRule.LevelShift,
            AwaySightings = 3,
            CarryDays = 28,
            CountsEarlierSpells = false,
            BeginsUntil = 7,
        },
        new StateRules
        {
            Name = "asa",
            ReferenceDays = 36,
            ResidentShare = 0.9,
            Shown = ShownPlace.LastOfNight,
            Away = AwayRule.UnfamiliarSpace,
            AwaySpan = 14,
            ReturnSpan = 14,
            GapTolerance = 14,
            CarryDays = 14,
            CountsEarlierSpells = false,
        },
        new StateRules
        {
            Name = "meta",
            Reference = ReferencePlace.ModalCluster,
            ReferenceDays = 30,
            Away = AwayRule.BeyondOwnDistance,
            CompareDays = 14,
            ReturnSightings = 3,
            CountsEarlierSpells = false,
        },
        new StateRules
        {
            Name = "iom-like",
            ReferenceDays = 55,
            MinimumShare = 0.5,
            Shown = ShownPlace.LastOfNight,
            AwaySpan = 14,
            CarryDays = 28,
            CountsEarlierSpells = false,
        },
        new StateRules
        {
            Name = "tai",
            Reference = ReferencePlace.ModalDistrict,
            ReferenceDays = 30,
            Away = AwayRule.OtherDistrict,
            Baseline = BaselineRule.RelativeOdds,
        },
        new StateRules
        {
            Name = "naive",
            ReferenceDays = 56,
            Window = ShownWindow.CalendarWeek,
            PanelBase = PanelBase.EverybodyWithHome,
        },
    ];

    /// <summary>The parameters that make the fold follow a preset: one stratum, no replicates.</summary>
    public static DisplacementParameters Parameters(StateRules rules) => new() { Rules = rules, StratumBounds = [], Replicates = 0 };
}
