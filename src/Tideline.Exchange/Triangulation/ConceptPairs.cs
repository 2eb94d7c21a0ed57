using Tideline.Domain.Cubes;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Triangulation;

/// <summary>Which released indicator stands beside a reported concept.</summary>
internal static class ConceptPairs
{
    /// <summary>The indicator, and whether it counts the same thing. Where it does not, a ratio says how large one is beside the other, and
    /// nothing about which is right.</summary>
    public static (Indicator Indicator, bool IsSame) Of(Concept concept) => concept switch
    {
        Concept.Displaced => (Indicator.DisplacedStock, true),
        Concept.Hosted => (Indicator.DisplacedHosted, true),
        Concept.NewlyDisplaced => (Indicator.NewlyDisplaced, true),
        Concept.Returned => (Indicator.Returned, true),
        Concept.Present => (Indicator.PresentPopulation, true),
        Concept.Evacuated or Concept.Affected or Concept.InNeed => (Indicator.DisplacedStock, false),
    };
}
