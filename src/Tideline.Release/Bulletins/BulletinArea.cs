using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Observations;

namespace Tideline.Release.Bulletins;

/// <summary>A bulletin about one area, such as a province, for its authority: the same released figures, those of other areas left out.</summary>
public static class BulletinArea
{
    /// <summary>What is left of an input. Homes, hosts and origins lie in the area; hosts of a flow may lie anywhere. Displacement is claimed where it was
    /// claimed for an area in it.</summary>
    /// <param name="pcode">An area of the hierarchy, of any level.</param>
    public static BulletinInput Of(BulletinInput input, string pcode)
    {
        var hierarchy = input.Boundaries.Hierarchy;
        string[] claimed = [.. input.Claim.Areas.Where(a => IsWithin(hierarchy, a, pcode))];
        return input with
        {
            Observations = Of(input.Observations, hierarchy, pcode),
            Emergency = input.Emergency with { ExposedAreas = [.. input.Emergency.ExposedAreas.Where(a => IsWithin(hierarchy, a, pcode))] },
            Claim = input.Claim with { Claimed = input.Claim.Claimed && claimed.Length > 0, Areas = claimed },
            // What the whole was projected as tells nothing of a part.
            BackTests = [],
            Previous = input.Previous is { } previous ? previous with { Observations = Of(previous.Observations, hierarchy, pcode) } : null,
            Provenance = input.Provenance with
            {
                DetectionLimitKm = input.Provenance.DetectionLimitKm.Where(l => IsWithin(hierarchy, l.Key, pcode)).ToDictionary(StringComparer.Ordinal),
            },
            Composition = input.Composition with
            {
                Title = input.Composition.Title ?? Words.Fill(input.Text.Headline.Title, input.Text.Numbers.Hazards[input.Emergency.Hazard], hierarchy[pcode].Name),
            },
        };
    }

    /// <summary>Whether an area is another one or lies below it; false for one that the hierarchy does not have.</summary>
    public static bool IsWithin(AreaHierarchy hierarchy, string area, string above)
    {
        for (var at = hierarchy.TryGet(area, out var found) ? found : null; at is not null; at = at.Parent is { } parent && hierarchy.TryGet(parent, out var next) ? next : null)
        {
            if (at.PCode == above)
            {
                return true;
            }
        }

        return false;
    }

    private static IReadOnlyList<Observation> Of(IReadOnlyList<Observation> observations, AreaHierarchy hierarchy, string pcode) =>
        [.. observations.Where(o => o.Indicator != Indicator.ProjectedDisplaced.Name && IsWithin(hierarchy, o.Area, pcode))];
}
