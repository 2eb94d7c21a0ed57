using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Disclosure.Differencing;
using Tideline.Domain.Places;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>One figure of a release as later releases must know it, whether a number of it went out or not.</summary>
/// <param name="Number">As printed; null where no number was.</param>
/// <param name="Hidden">Whether disclosure control hid it.</param>
/// <param name="Folded">A pair that stood in <c>other</c>.</param>
/// <param name="Estimate">What it was made from, without intervals.</param>
/// <param name="LargestWeight">The largest weight of the indicator then; 0 where it is not known.</param>
/// <param name="Sketch">Who was behind a printed number; null where the method keeps none.</param>
internal sealed record KeptFigure(
    FigureKey Key, RoundedFigure? Number, bool Hidden, bool Folded, Estimate Estimate, double LargestWeight, ContributorSketch? Sketch)
{
    private bool _isGuess;

    /// <summary>Who is behind it; null where that is not known.</summary>
    public Contribution? People => _isGuess ? null : new(Estimate.Contributors, Sketch);


    public static KeptFigure Of(GateRow row, RoundedFigure? number, FigureWeights weights) => new(
        row.Key, number, row.Hidden, row.Folded,
        row.Estimate with { Interval80 = default, Interval95 = default }, weights.Largest(row),
        number is null ? null : row.People.Sketch);

    /// <summary>What a reader of the release knows; the people behind it are not known.</summary>
    public static KeptFigure Of(FigureKey key, Observation o) => new(
        key, o.Value is { } value ? new(value, o.Lower, o.Upper) : null, o.Status == ObservationStatus.Suppressed, false,
        GateRows.Nobody with { Value = (double)(o.Value ?? 0), Status = o.Status }, 0, null)
    {
        _isGuess = true,
    };

    /// <summary>The row that says again what was said; null where the boundaries or this version do not know its area or indicator.</summary>
    public GateRow? Again(AreaHierarchy areas) =>
        Indicator.Find(Key.Indicator, Key.Unit) is { } indicator && areas.TryGet(Key.Area, out var area)
            ? new GateRow(indicator, Key, area.AdminLevel, Estimate, Sketch)
            {
                Before = this,
                Standing = true,
                Hidden = Hidden,
                Folded = Folded,
                Role = !double.IsFinite(Estimate.Value) ? CellRole.Known
                    : Hidden || Folded ? CellRole.Sensitive
                    : Number is null ? CellRole.Latent
                    : CellRole.Known,
            }
            : null;
}
