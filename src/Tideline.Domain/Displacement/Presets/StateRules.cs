using System.Globalization;

namespace Tideline.Domain.Displacement.Presets;

/// <summary>
/// A definition of displacement other than Tideline's own, as parameters of the same fold: which place is home, what a day
/// shows, what is away, how long a spell or a return must last, who is in the panel, and what is taken off.
/// </summary>
/// <remarks>The reference window always ends the day before evacuation starts. Definitions: docs/methods/presets.md.</remarks>
public sealed record StateRules
{
    /// <summary>Name of the preset; the first part of its definition.</summary>
    public required string Name { get; init; }

    public ReferencePlace Reference { get; init; } = ReferencePlace.ModalArea;

    /// <summary>Length of the reference window, in days.</summary>
    public required int ReferenceDays { get; init; }

    /// <summary>Days before evacuation starts that are looked at: the reference window, and whatever a window of the first
    /// week reaches back to.</summary>
    public int LookBackDays => Math.Max(ReferenceDays, WindowDays + 6);

    /// <summary>Fewest days shown in the window for a home.</summary>
    public int MinimumSightings { get; init; } = 1;

    /// <summary>Share of the days shown that home must exceed.</summary>
    public double MinimumShare { get; init; }

    /// <summary>Share of the days shown that must lie in home's area of the level above the districts.</summary>
    public double ResidentShare { get; init; }

    public ShownPlace Shown { get; init; } = ShownPlace.LastOfDay;

    public ShownWindow Window { get; init; } = ShownWindow.Day;

    /// <summary>Length of a trailing window, in days.</summary>
    public int WindowDays { get; init; } = 1;

    public AwayRule Away { get; init; } = AwayRule.OtherArea;

    /// <summary>Distance within which a place is near home, for rules by distance, in km.</summary>
    public double HomeKm { get; init; } = 2;

    /// <summary>Least rise of distance that is a shift, or own distance beyond which one is away, in km.</summary>
    public double ShiftKm { get; init; } = 5;

    /// <summary>Days from the start of evacuation whose median distance from home must exceed the own distance, for rules by
    /// own distance; else nobody is displaced at all.</summary>
    public int CompareDays { get; init; }

    /// <summary>Places within this distance of each other are one space, in km.</summary>
    public double SpaceKm { get; init; } = 5;

    /// <summary>Share of reference nights that makes a space familiar when exceeded.</summary>
    public double FamiliarShare { get; init; } = 0.05;

    /// <summary>Least days shown away in a row that begin a spell.</summary>
    public int AwaySightings { get; init; } = 1;

    /// <summary>Least days from the first to the last of them.</summary>
    public int AwaySpan { get; init; } = 1;

    /// <summary>Least days shown at home in a row that end a spell.</summary>
    public int ReturnSightings { get; init; } = 1;

    /// <summary>Least days from the first to the last of them.</summary>
    public int ReturnSpan { get; init; } = 1;

    /// <summary>Longest time between two days shown that leaves a row unbroken, in days.</summary>
    public int GapTolerance { get; init; } = 28;

    /// <summary>Days after a day shown for which its state holds; 0: only days shown count.</summary>
    public int CarryDays { get; init; }

    /// <summary>Whether a spell under way when evacuation starts counts.</summary>
    public bool CountsEarlierSpells { get; init; } = true;

    /// <summary>Last day on which a spell may begin, in days after the onset.</summary>
    public int BeginsUntil { get; init; } = int.MaxValue;

    /// <summary>Only who was seen in this many last days of the data is in the panel; 0: everybody.</summary>
    public int SeenInLastDays { get; init; }

    public PanelBase PanelBase { get; init; } = PanelBase.DaysWithState;

    public BaselineRule Baseline { get; init; } = BaselineRule.None;

    /// <summary>Every rule by snake_case name, as invariant text.</summary>
    public SortedDictionary<string, string> Print()
    {
        static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["preset"] = Name,
            ["reference"] = Text(Reference),
            ["reference_days"] = Text(ReferenceDays),
            ["minimum_sightings"] = Text(MinimumSightings),
            ["minimum_share"] = Text(MinimumShare),
            ["resident_share"] = Text(ResidentShare),
            ["shown"] = Text(Shown),
            ["window"] = Text(Window),
            ["window_days"] = Text(WindowDays),
            ["away"] = Text(Away),
            ["home_km"] = Text(HomeKm),
            ["shift_km"] = Text(ShiftKm),
            ["compare_days"] = Text(CompareDays),
            ["space_km"] = Text(SpaceKm),
            ["familiar_share"] = Text(FamiliarShare),
            ["away_sightings"] = Text(AwaySightings),
            ["away_span"] = Text(AwaySpan),
            ["return_sightings"] = Text(ReturnSightings),
            ["return_span"] = Text(ReturnSpan),
            ["gap_tolerance"] = Text(GapTolerance),
            ["carry_days"] = Text(CarryDays),
            ["counts_earlier_spells"] = CountsEarlierSpells ? "yes" : "no",
            ["begins_until"] = Text(BeginsUntil),
            ["seen_in_last_days"] = Text(SeenInLastDays),
            ["panel_base"] = Text(PanelBase),
            ["baseline"] = Text(Baseline),
        };
    }
}
