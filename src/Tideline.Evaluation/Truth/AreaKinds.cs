using NetTopologySuite.Geometries;
using Tideline.Projects.Reference;

namespace Tideline.Evaluation.Truth;

/// <summary>Urban and rural areas.</summary>
internal static class AreaKinds
{
    public const string Urban = "urban";
    public const string Rural = "rural";

    /// <summary>More than so many times as dense as the whole country is urban.</summary>
    private const double UrbanDensity = 2;

    /// <summary>
    /// Kind of every area of a level: that of the greater part of its people, ties rural. Kinds of finest areas come from
    /// <c>truth/area_kind.csv</c>, else from their people per square degree, longitudes narrowed by latitude.
    /// </summary>
    /// <returns>Empty where neither kinds nor population and boundaries are known.</returns>
    public static IReadOnlyDictionary<string, string> Of(
        ReferenceData reference, TruthTables truth, IReadOnlyDictionary<string, double> people, Func<string, string> upper)
    {
        var kinds = truth.Kinds?.ToDictionary(k => k.Area, k => k.Kind) ?? ByDensity(reference, people);
        return kinds.GroupBy(k => upper(k.Key)).ToDictionary(
            g => g.Key,
            g => g.Sum(k => Sign(k.Value) * people.GetValueOrDefault(k.Key, 1)) > 0 ? Urban : Rural);
    }

    private static int Sign(string kind) => kind == Urban ? 1 : -1;

    private static Dictionary<string, string> ByDensity(ReferenceData reference, IReadOnlyDictionary<string, double> people)
    {
        if (reference.Boundaries is not { } boundaries)
        {
            return [];
        }

        var sizes = boundaries.Hierarchy.Finest.Where(a => people.ContainsKey(a.PCode) && boundaries.Geometry.ContainsKey(a.PCode))
            .Select(a => (a.PCode, People: people[a.PCode], Size: Size(boundaries.Geometry[a.PCode]))).Where(a => a.Size > 0).ToList();
        var whole = sizes.Sum(a => a.People) / sizes.Sum(a => a.Size);
        return sizes.ToDictionary(a => a.PCode, a => a.People / a.Size > UrbanDensity * whole ? Urban : Rural);
    }

    private static double Size(Geometry area) => area.Area * Math.Cos(area.Centroid.Y * Math.PI / 180);
}
