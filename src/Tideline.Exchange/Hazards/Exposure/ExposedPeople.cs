using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;

namespace Tideline.Exchange.Hazards.Exposure;

/// <summary>How people are put into the part of an area that a footprint covers.</summary>
public enum ExposureMethod
{
    /// <summary>They live evenly over the land: their share is that of the land.</summary>
    Land,

    /// <summary>They live where the operator's masts are: their share is that of the masts; of areas without masts that of the land. It is made from the
    /// operator's table of cells, and leaves only where the operator agrees.</summary>
    Masts,
}

/// <summary>People of one area who live in a footprint.</summary>
/// <param name="PCode">Of any level; upper levels are sums.</param>
/// <param name="People">Published population.</param>
/// <param name="AreaKm2">Size of the area; of upper levels of its finest areas that the footprint touches.</param>
/// <param name="CoveredKm2">What the footprint covers of it.</param>
/// <param name="Share">Share of the people who are exposed, 0 to 1; null where nobody lives there.</param>
/// <param name="Exposed">People exposed, whole.</param>
public sealed record ExposedArea(string PCode, string Name, int AdminLevel, string? Parent, long People, double AreaKm2, double CoveredKm2, double? Share, long Exposed);

/// <summary>People exposed, from published population and a footprint: nothing of a subscriber is in it.</summary>
public static class ExposedPeople
{
    /// <returns>Areas that the footprint touches, coarse to fine, then by p-code. Of a finest area people are rounded to whole ones before they are
    /// summed, so that levels add up.</returns>
    public static IReadOnlyList<ExposedArea> Of(Boundaries boundaries, PopulationTable population, IReadOnlyDictionary<string, FootprintShare> shares, ExposureMethod method)
    {
        var hierarchy = boundaries.Hierarchy;
        List<ExposedArea> finest = [.. shares.Where(s => s.Value.CoveredKm2 > 0).Select(s =>
        {
            var (area, people) = (hierarchy[s.Key], population.People.GetValueOrDefault(s.Key));
            var share = method == ExposureMethod.Masts ? s.Value.OfMasts ?? s.Value.OfLand : s.Value.OfLand;
            return new ExposedArea(
                area.PCode, area.Name, area.AdminLevel, area.Parent, people, s.Value.AreaKm2, s.Value.CoveredKm2, people == 0 ? null : share,
                (long)Math.Round(people * share, MidpointRounding.ToEven));
        })];
        var upper = hierarchy.Levels.Where(l => l != hierarchy.FinestLevel).SelectMany(level => finest
            .Where(f => hierarchy.AncestorAt(f.PCode, level) is not null).GroupBy(f => hierarchy.AncestorAt(f.PCode, level)!)
            .Select(g =>
            {
                var people = hierarchy.Finest.Where(a => hierarchy.AncestorAt(a.PCode, level) == g.Key).Sum(a => population.People.GetValueOrDefault(a.PCode));
                var exposed = g.Sum(a => a.Exposed);
                return new ExposedArea(
                    g.Key.PCode, g.Key.Name, g.Key.AdminLevel, g.Key.Parent, people, g.Sum(a => a.AreaKm2), g.Sum(a => a.CoveredKm2),
                    people == 0 ? null : (double)exposed / people, exposed);
            }));
        return [.. upper.Concat(finest).OrderBy(a => a.AdminLevel).ThenBy(a => a.PCode, StringComparer.Ordinal)];
    }
}
