using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Domain.Displacement;

/// <summary>What may be said in one sentence about the last complete week, at a family-wise error of 5% per bulletin.</summary>
/// <param name="Claimed">Whether displacement may be claimed at all. False: the bulletin says that none was found
/// beyond ordinary travel, and gives no total in its headline.</param>
/// <param name="Start">First day of the week.</param>
/// <param name="End">Last day of the week, inclusive.</param>
/// <param name="Total">People displaced from all exposed areas, unreleased.</param>
/// <param name="ClaimedAreas">P-codes of the districts for which displacement may be claimed, by p-code.</param>
[JsonConverter(typeof(NeverSerialized))]
public sealed record Headline(
    bool Claimed, LocalDate Start, LocalDate End, Estimate Total, IReadOnlyList<string> ClaimedAreas)
{
    // The total is unreleased, and which areas are claimed says where people were found: neither belongs into a log.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"unreleased, {Start:uuuu-MM-dd} to {End:uuuu-MM-dd}");
        return true;
    }
}
