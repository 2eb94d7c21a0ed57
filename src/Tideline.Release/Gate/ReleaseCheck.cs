namespace Tideline.Release.Gate;

public enum CheckOutcome
{
    Pass,
    Fail,

    /// <summary>Did not run; blocks like a failure.</summary>
    NotRun,
}

/// <summary>One check of the gate.</summary>
/// <param name="Name">schema, minimum, complementary, audit, differencing, rounding or proof.</param>
/// <param name="Evidence">What was looked at and found, in one sentence, without any unreleased number.</param>
public sealed record ReleaseCheck(string Name, CheckOutcome Outcome, string Evidence);

/// <summary>What suppression cost, by indicator and level.</summary>
/// <param name="Indicator">Name of the indicator.</param>
/// <param name="Unit">Its unit (trips are counted twice, as people and as trips).</param>
/// <param name="Level">Admin level of the area.</param>
/// <param name="Cells">Figures that could have been shown or hidden.</param>
/// <param name="Hidden">Figures hidden; primary and complementary are not told apart, for the reader could narrow the
/// primary ones down.</param>
/// <param name="ShareHidden">What the level's printed numbers lack of the coarsest level's, over the periods that the coarsest shows whole, to 0.05;
/// areas that the network could not see are lacking too. Null where nothing is hidden, where the coarsest level shows no period whole, or where
/// there is no sum.</param>
public sealed record SuppressionLoss(string Indicator, Domain.Cubes.Unit Unit, int Level, long Cells, long Hidden, decimal? ShareHidden);

/// <summary>To what one indicator's numbers are rounded.</summary>
public sealed record RoundingBase(string Indicator, Domain.Cubes.Unit Unit, decimal Base);
