namespace Tideline.Release.Bulletins.Text;

/// <summary>Title, headline and key figures.</summary>
public sealed record HeadlineText
{
    /// <summary>{0} hazard, {1} country or project.</summary>
    public required string Title { get; init; }

    /// <summary>{0} week.</summary>
    public required string Week { get; init; }

    /// <summary>{0} emergency, {1} date of onset.</summary>
    public required string Onset { get; init; }

    /// <summary>{0} moment.</summary>
    public required string AsOf { get; init; }

    /// <summary>{0} people, {1} week.</summary>
    public required string Claimed { get; init; }

    /// <summary>The sentence where the total cannot be given. {0} number of areas claimed, {1} their kind, {2} week.</summary>
    public required string ClaimedWithoutTotal { get; init; }

    /// <summary>The same where no area is claimed on its own. {0} week.</summary>
    public required string ClaimedWithoutTotalOrAreas { get; init; }

    /// <summary>{0} week.</summary>
    public required string NotClaimed { get; init; }

    /// <summary>The same where an estimate above zero is given that may not be claimed. {0} week.</summary>
    public required string NotClaimedUnsure { get; init; }

    public required string NotClaimedMeaning { get; init; }

    /// <summary>What the figures of map and tables are then.</summary>
    public required string NotClaimedFigures { get; init; }

    /// <summary>{0} largest detection limit.</summary>
    public required string NotClaimedLimit { get; init; }

    /// <summary>{0} households, {1} mean size.</summary>
    public required string Households { get; init; }

    /// <summary>{0} people, {1} range.</summary>
    public required string MoreThanLastWeek { get; init; }

    /// <summary>{0} people, {1} range.</summary>
    public required string FewerThanLastWeek { get; init; }

    /// <summary>{0} range of the change.</summary>
    public required string NoClearChange { get; init; }

    /// <summary>{0} list of areas.</summary>
    public required string LargestHomes { get; init; }

    /// <summary>{0} list of areas.</summary>
    public required string LargestHosts { get; init; }

    /// <summary>{0} areas not observable, {1} areas suppressed, {2} kind of area.</summary>
    public required string Unseen { get; init; }

    /// <summary>{0} number of areas left out of the sum.</summary>
    public required string SumLeavesOut { get; init; }

    public required string SumInterval { get; init; }

    /// <summary>{0} number of suppressed areas.</summary>
    public required string SumForbidden { get; init; }

    public required string ProvisionalNote { get; init; }

    public required string KeyFigures { get; init; }

    public required string Interval { get; init; }

    public required string NotGiven { get; init; }

    public required string NotClaimedFigure { get; init; }

    public required string Stock { get; init; }

    public required string StockMeaning { get; init; }

    public required string New { get; init; }

    public required string NewMeaning { get; init; }

    public required string Returned { get; init; }

    public required string ReturnedMeaning { get; init; }

    public required string Ever { get; init; }

    /// <summary>{0} date.</summary>
    public required string EverMeaning { get; init; }

    public required string Change { get; init; }

    public required string ChangeMeaning { get; init; }

    /// <summary>Under the key figures.</summary>
    public required string NeverAdd { get; init; }
}
