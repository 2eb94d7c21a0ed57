using System.Runtime.InteropServices;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>What one figure is about; one row of the released table at most.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FigureKey(
    string Indicator, Unit Unit, string Area, string? Counterpart, LocalDate Start, LocalDate End)
{
    public static FigureKey Of(Indicator indicator, string area, string? counterpart, LocalDate start, LocalDate end) =>
        new(indicator.Name, indicator.Unit, area, counterpart, start, end);

    public static FigureKey Of(Observation o) => new(o.Indicator, o.Unit, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd);
}

/// <summary>One figure on its way through the gate.</summary>
internal sealed class GateRow(Indicator indicator, FigureKey key, int level, Estimate estimate, ContributorSketch? sketch = null)
{
    /// <summary>The counterpart that gathers the pairs of an origin that may not be shown.</summary>
    public const string Other = "other";

    public Indicator Indicator { get; } = indicator;

    public FigureKey Key { get; } = key;

    /// <summary>Admin level of the area.</summary>
    public int Level { get; } = level;

    public Estimate Estimate { get; } = estimate;

    public Contribution People { get; } = new(estimate.Contributors, sketch);

    public CellRole Role { get; set; }

    /// <summary>Whether disclosure control hides it, for its own sake or for another's.</summary>
    public bool Hidden { get; set; }

    /// <summary>A pair that has no row of its own, because its number is in the origin's <c>other</c>: a row would say
    /// that somebody went there.</summary>
    public bool Folded { get; set; }

    /// <summary>A row that the agreement does not allow: it stands in the sums, and does not go out.</summary>
    public bool Outside { get; set; }

    /// <summary>The published figure that goes out again in its place; null where it goes out as it is.</summary>
    public KeptFigure? Before { get; set; }

    /// <summary>Whether it is of a table that was published before, and stands.</summary>
    public bool Standing { get; init; }

    /// <summary>Whether no release says its number because the network could not see it.</summary>
    public bool Unseen => !HasNumber || Estimate.Status == ObservationStatus.NotObservable;

    /// <summary>A figure without a number that nobody is taken to know, because otherwise nothing could protect its neighbours.</summary>
    public bool Open { get; set; }

    public bool Signed => IsSigned(Indicator);

    /// <summary>Mean daily contributors: what the audit of sums weighs.</summary>
    public double Size => Estimate.Daily ?? Estimate.Contributors;

    /// <summary>Whether the method has a number at all; without one the figure is in no sum.</summary>
    public bool HasNumber => double.IsFinite(Estimate.Value);

    /// <summary>Whether a reader sees a number.</summary>
    public bool Shown => !Hidden && !Folded && !Unseen;

    public static bool IsSigned(Indicator indicator) =>
        indicator.Unit == Unit.Index || indicator == Indicator.DisplacedChange;

    /// <summary>The order of the released table, and the order that breaks ties: it depends on keys alone.</summary>
    public static int Compare(GateRow a, GateRow b)
    {
        var order = string.CompareOrdinal(a.Key.Indicator, b.Key.Indicator);
        order = order != 0 ? order : a.Key.Unit.CompareTo(b.Key.Unit);
        order = order != 0 ? order : a.Key.Start.CompareTo(b.Key.Start);
        order = order != 0 ? order : a.Key.End.CompareTo(b.Key.End);
        order = order != 0 ? order : a.Level.CompareTo(b.Level);
        order = order != 0 ? order : string.CompareOrdinal(a.Key.Area, b.Key.Area);
        return order != 0 ? order : string.CompareOrdinal(a.Key.Counterpart, b.Key.Counterpart);
    }
}
