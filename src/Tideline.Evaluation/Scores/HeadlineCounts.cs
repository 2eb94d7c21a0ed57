using System.Numerics;

namespace Tideline.Evaluation.Scores;

/// <summary>What bulletins claimed.</summary>
/// <param name="Bulletins">Bulletins whose claim is known, one an emergency.</param>
/// <param name="Claimed">Of them, those that claim displacement.</param>
/// <param name="Still">Bulletins of emergencies that truly displaced nobody.</param>
/// <param name="StillClaimed">Of them, those that claim displacement all the same.</param>
public sealed record HeadlineCounts(long Bulletins, long Claimed, long Still, long StillClaimed)
    : IAdditionOperators<HeadlineCounts, HeadlineCounts, HeadlineCounts>
{
    public static HeadlineCounts operator +(HeadlineCounts left, HeadlineCounts right) => new(
        checked(left.Bulletins + right.Bulletins), checked(left.Claimed + right.Claimed),
        checked(left.Still + right.Still), checked(left.StillClaimed + right.StillClaimed));
}
