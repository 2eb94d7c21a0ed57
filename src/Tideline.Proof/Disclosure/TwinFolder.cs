using System.Text.Json;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Release;
using Tideline.Release.Files;
using Tideline.Release.Observations;

namespace Tideline.Proof.Disclosure;

/// <summary>
/// The release that a threshold alone would have made of the same cubes: figures of too few people are suppressed, all others are rounded.
/// Nothing protects a suppressed figure, pairs are not folded, and earlier releases are not looked at.
/// </summary>
internal static class TwinFolder
{
    /// <summary>Writes as much of a release folder as the attacker reads.</summary>
    /// <param name="areasFile">Of the gate's release; both have the same areas.</param>
    public static void Write(ReleaseInput input, string areasFile, string folder)
    {
        Directory.CreateDirectory(folder);
        var rules = input.Project.Disclosure;
        var bases = input.Cubes.Where(c => !c.Indicator.StaysInEnclave).ToDictionary(
            c => c.Indicator, c => Rounding.Base(c.Indicator.Unit, rules, c.Cells.Select(cell => cell.Estimate.Weight)));
        File.WriteAllText(Path.Combine(folder, "observations.csv"), ObservationCsv.Write(
        [
            .. from cube in bases from cell in input.Cubes.Single(c => c.Indicator == cube.Key).Cells select Row(cube.Key, cell, cube.Value, input, rules),
        ]));
        File.Copy(areasFile, Path.Combine(folder, "areas.geojson"));
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(new
        {
            release = Path.GetFileName(folder),
            disclosure = new { minimum_subscribers = rules.MinimumSubscribers, rounding = rules.Rounding },
            suppression_losses = Array.Empty<int>(),
            rounding_bases = bases.Select(b => new { indicator = b.Key.Name, unit = b.Key.Unit.Word(), @base = b.Value }),
        }));
    }

    private static Observation Row(Indicator indicator, CubeCell cell, decimal @base, ReleaseInput input, DisclosureRules rules)
    {
        var hidden = PrimarySuppression.Hides(cell.Estimate, indicator, rules);
        var unseen = !double.IsFinite(cell.Estimate.Value) || cell.Estimate.Status == ObservationStatus.NotObservable;
        RoundedFigure? figure = hidden || unseen ? null
            : Rounding.Round(cell.Estimate, indicator.Unit, @base, indicator.Unit == Unit.Index || indicator == Indicator.DisplacedChange);
        return new(
            indicator.Name, cell.Area, cell.CounterpartArea, cell.Start, cell.End, figure?.Value, figure?.Lower, figure?.Upper, indicator.Unit,
            hidden ? ObservationStatus.Suppressed : unseen ? ObservationStatus.NotObservable : cell.Estimate.Status,
            input.Definition, input.Emergency.Id, input.Vintage);
    }
}
