namespace Tideline.Domain.Returns;

/// <summary>How the projections of one emergency did on its own past, and which were withdrawn. Shares only: no people.</summary>
/// <param name="DaysObserved">Days from onset to the last observation; no projection reaches farther.</param>
/// <param name="Weeks">By week ahead, over all districts.</param>
/// <param name="Areas">By area and week ahead.</param>
public sealed record ProjectionReport(int DaysObserved, IReadOnlyList<WeekAheadTest> Weeks, IReadOnlyList<AreaTest> Areas)
{
    /// <summary>Nothing was projected: too little is observed.</summary>
    public static ProjectionReport None { get; } = new(0, [], []);
}

/// <summary>The back-test of one week ahead.</summary>
/// <param name="Week">1: the week after the last observation.</param>
/// <param name="Test">Past projections of that week ahead, against persistence.</param>
public sealed record WeekAheadTest(int Week, BackTest Test);

/// <summary>The back-test of one area and week ahead.</summary>
/// <param name="Area">P-code.</param>
/// <param name="Withdrawn">Why there is no projection; null where there is one.</param>
/// <param name="IsIndicative">Whether the band stands on too few past errors.</param>
public sealed record AreaTest(string Area, int Week, WithdrawalReason? Withdrawn, bool IsIndicative, BackTest Test);
