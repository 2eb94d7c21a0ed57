using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Emergencies;

/// <summary>Another emergency that exposes some of the same homes at the same time. Each emergency is counted by itself: whoever left such a home after
/// both began counts in the figures of both.</summary>
/// <param name="Emergency">Id of the one whose figures are read.</param>
/// <param name="Other">Id of the other.</param>
/// <param name="SharedAreas">Finest areas that both expose; above 0.</param>
/// <param name="Areas">Finest areas that the one exposes.</param>
/// <param name="Since">First local day from which a person may count in both.</param>
/// <param name="BegunBefore">Whether the other began before homes of this one were fixed: who was still away for it then has a home here where they
/// stayed.</param>
public sealed record EmergencyOverlap(string Emergency, string Other, int SharedAreas, int Areas, LocalDate Since, bool BegunBefore)
{
    /// <param name="vintage">Last local day of the figures: an emergency that begins later overlaps nothing yet.</param>
    /// <returns>By id of the other.</returns>
    public static IReadOnlyList<EmergencyOverlap> Of(
        Emergency emergency, IEnumerable<Emergency> others, LocalDate vintage, DisplacementParameters parameters)
    {
        var exposed = emergency.ExposedAreas.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. others.Where(o => o.Id != emergency.Id && o.EvacuationStarts <= vintage)
                .Select(o => new EmergencyOverlap(
                    emergency.Id, o.Id, o.ExposedAreas.Count(exposed.Contains), exposed.Count, LocalDate.Max(emergency.EvacuationStarts, o.EvacuationStarts),
                    o.EvacuationStarts < emergency.Onset.PlusDays(-parameters.ReferenceEndsBefore)))
                .Where(o => o.SharedAreas > 0)
                .OrderBy(o => o.Other, StringComparer.Ordinal),
        ];
    }

    /// <summary>What a reader of the figures must know, in two or three sentences.</summary>
    public string Told() => string.Create(
        CultureInfo.InvariantCulture,
        $"{SharedAreas} of {Areas} exposed areas ({100.0 * SharedAreas / Areas:0}%) are exposed to '{Other}' too. Whoever left home there since {LocalDatePattern.Iso.Format(Since)} counts in the figures of both: the two must not be added.{(BegunBefore ? $" Whoever was away for '{Other}' when homes were fixed for '{Emergency}' has a home here where they stayed." : "")}");
}
