namespace Tideline.Governance.Dpia;

/// <summary>A risk that every assessment of phone records looks at.</summary>
/// <param name="Code">Stays the same in every version.</param>
/// <param name="Threat">What happens, a sentence.</param>
/// <param name="GroupHarm">Whether a group is hurt of whom none need be known by name.</param>
public sealed record StarterRisk(string Code, string Threat, bool GroupHarm = false)
{
    public static readonly IReadOnlyList<StarterRisk> All =
    [
        new("trajectory", "A path is recognised as one person's although the number was replaced."),
        new("small_cell", "A figure of few people tells who they are."),
        new("differencing", "Two releases are subtracted, and what was hidden stands there."),
        new("key_leak", "The key of the pseudonyms is copied, and numbers can be tried out."),
        new("insider", "Somebody with access asks for what is no business of theirs."),
        new("secondary_use", "Records are asked for by police or security for another purpose."),
        new("targeting", "Figures show where displaced people or a minority stay, to those who mean them harm.", GroupHarm: true),
        new("exclusion", "People without phones are not counted, and help passes them by.", GroupHarm: true),
        new("outage", "Masts fail, and the silence is read as flight.", GroupHarm: true),
        new("operator_secrets", "Masts or market shares of the operator are told by the figures."),
        new("transfer", "A file is read on its way from one organisation to the other."),
        new("drift", "People or the network change, and the method is wrong without anybody noticing.", GroupHarm: true),
        new("trust", "People learn of it from rumours, and leave their phones off."),
        new("vendor", "One firm alone can run it, and stops."),
    ];
}
